import { LitElement, css, html } from 'lit';

/** Runs as they happen, and the models they made. */
class TrainingPanel extends LitElement {
  static properties = { runs: {}, models: {} };

  static styles = css`
    section { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 12px 14px; }
    h2 { font-size: 14px; margin: 0 0 8px; color: var(--quiet); font-weight: 600; }
    h2:not(:first-child) { margin-top: 14px; }
    .bar { height: 7px; border-radius: 4px; background: var(--line); overflow: hidden; margin: 5px 0 8px; }
    .bar div { height: 100%; background: var(--accent); transition: width 0.6s; }
    table { width: 100%; border-collapse: collapse; font-size: 13px; font-variant-numeric: tabular-nums; }
    td, th { text-align: left; padding: 3px 6px 3px 0; vertical-align: top; }
    th { color: var(--quiet); font-weight: 500; }
    .PROMOTED { color: var(--accent); }
    .REJECTED, .FAILED { color: var(--bad); }
    .RUNNING { color: var(--warn); }
    .small { color: var(--quiet); font-size: 12.5px; }
  `;

  render() {
    return html`
      <section>
        <h2>Training</h2>
        ${this.progress()}
        ${this.runs.runs.length === 0 ? html`<div class="small">The first run starts when there are enough events.</div>` : ''}
        <table>
          ${this.runs.runs.map((run) => html`
            <tr title=${run.reason}>
              <td>${time(run.startedAt)}</td>
              <td class=${run.state}>${run.state.toLowerCase()}</td>
              <td>${run.snapshotVersion ?? ''}</td>
              <td>${run.trigger.toLowerCase().replace('_', ' ')}</td>
            </tr>`)}
        </table>
        <h2>Models</h2>
        ${this.models.length === 0 ? html`<div class="small">None yet: everybody gets what is popular.</div>` : html`
          <table>
            <tr><th>version</th><th>recall@20</th><th>ndcg@20</th><th></th></tr>
            ${this.models.slice(0, 5).map((model) => html`
              <tr>
                <td>${model.version}</td>
                <td>${metric(model, 'recall@20')}</td>
                <td>${metric(model, 'ndcg@20')}</td>
                <td class="PROMOTED">${model.aliases.join(', ')}</td>
              </tr>`)}
          </table>`}
      </section>
    `;
  }

  progress() {
    const { progress } = this.runs;
    if (!progress) {
      return '';
    }
    const percent = Math.round(progress.fraction * 100);
    return html`
      <div class="small">${progress.stage} ${progress.detail}${progress.secondsLeft ? `, ${Math.round(progress.secondsLeft)} s left` : ''}</div>
      <div class="bar" role="progressbar" aria-valuenow=${percent}><div style=${`width:${percent}%`}></div></div>
    `;
  }
}

function time(instant) {
  return new Date(instant).toLocaleTimeString();
}

function metric(model, name) {
  const value = model.metrics[name];
  return value === undefined ? '–' : value.toFixed(3);
}

customElements.define('training-panel', TrainingPanel);
