import { LitElement, css, html } from 'lit';
import * as api from './api.js';
import './user-picker.js';
import './video-feed.js';
import './training-panel.js';
import './user-history.js';

const POLL_MILLIS = 2000;

/** The page: pick a user, see the feed, act on it, see the next answer. */
class ReeltimePage extends LitElement {
  static properties = {
    users: { state: true },
    userId: { state: true },
    answer: { state: true },
    past: { state: true },
    runs: { state: true },
    models: { state: true },
    notice: { state: true },
    failure: { state: true },
  };

  static styles = css`
    :host { display: block; max-width: 1280px; margin: 0 auto; padding: 20px; }
    header { display: flex; gap: 16px; align-items: baseline; flex-wrap: wrap; margin-bottom: 16px; }
    h1 { font-size: 22px; margin: 0; letter-spacing: 0.2px; }
    h1 span { color: var(--accent); }
    .facts { color: var(--quiet); font-variant-numeric: tabular-nums; }
    .facts b { color: var(--text); font-weight: 600; }
    main { display: grid; grid-template-columns: 190px minmax(0, 1fr) 330px; gap: 20px; align-items: start; }
    aside { display: grid; gap: 20px; }
    .failure { background: #3a1d1b; color: #ffd9d5; padding: 8px 12px; border-radius: 8px; margin-bottom: 12px; }
    @media (max-width: 980px) { main { grid-template-columns: minmax(0, 1fr); } }
  `;

  constructor() {
    super();
    this.users = [];
    this.runs = { runs: [], progress: null };
    this.models = [];
    this.past = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.poll();
    this.timer = setInterval(() => this.poll(), POLL_MILLIS);
  }

  disconnectedCallback() {
    clearInterval(this.timer);
    super.disconnectedCallback();
  }

  async poll() {
    await this.guarded(async () => {
      const [users, runs, models] = await Promise.all([api.users(), api.runs(), api.models()]);
      const champion = (list) => list.find((model) => model.aliases.includes('champion'))?.version;
      const swapped = champion(models.models) !== champion(this.models);
      this.users = users.users;
      this.runs = runs;
      this.models = models.models;
      if (!this.userId && this.users.length > 0) {
        await this.pick(this.users[0]);
      } else if (swapped && this.userId) {
        await this.refresh(`A new model went live: ${champion(this.models)}.`);
      }
    });
  }

  async pick(userId) {
    this.userId = userId;
    this.answer = undefined;
    await this.refresh('');
  }

  async refresh(notice, cursor) {
    const [answer, past] = await Promise.all([
      api.recommendations(this.userId, cursor),
      api.history(this.userId),
    ]);
    this.answer = answer;
    this.past = past.events;
    this.notice = notice;
  }

  /** Sends the event, then asks again: the new answer already knows it. */
  async act({ item, type, watchRatio }) {
    await this.guarded(async () => {
      const started = performance.now();
      await api.send(this.userId, item, this.answer, type, watchRatio);
      const acknowledged = performance.now() - started;
      await this.refresh('');
      const total = performance.now() - started;
      this.notice =
        `${type} on “${item.title || item.videoId}” was durable after ${acknowledged.toFixed(0)} ms; `
        + `the feed had changed after ${total.toFixed(0)} ms.`;
    });
  }

  async guarded(work) {
    try {
      await work();
      this.failure = undefined;
    } catch (error) {
      this.failure = error.message;
    }
  }

  render() {
    return html`
      <header>
        <h1>Reel<span>time</span></h1>
        <div class="facts">${this.facts()}</div>
      </header>
      ${this.failure ? html`<div class="failure" role="alert">${this.failure}</div>` : ''}
      <main>
        <user-picker
          .users=${this.users}
          .chosen=${this.userId}
          @pick=${(event) => this.guarded(() => this.pick(event.detail))}></user-picker>
        <video-feed
          .answer=${this.answer}
          .userId=${this.userId}
          .notice=${this.notice}
          @act=${(event) => this.act(event.detail)}
          @more=${() => this.guarded(() => this.refresh('The next page: nothing comes twice.', this.answer.cursor))}></video-feed>
        <aside>
          <training-panel .runs=${this.runs} .models=${this.models}></training-panel>
          <user-history .events=${this.past}></user-history>
        </aside>
      </main>
    `;
  }

  facts() {
    if (!this.answer) {
      return 'Waiting for the first events…';
    }
    const { snapshotVersion, tookMicros, waitedMillis, fallback } = this.answer;
    return html`
      model <b id="version">${snapshotVersion ?? 'none yet'}</b>
      · answered in <b>${(tookMicros / 1000).toFixed(1)} ms</b>, ${waitedMillis.toFixed(0)} ms with the way
      ${fallback ? html`· fallback <b>${fallback}</b>` : ''}
    `;
  }
}

customElements.define('reeltime-page', ReeltimePage);
