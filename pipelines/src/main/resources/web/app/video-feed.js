import { LitElement, css, html } from 'lit';

/** What the buttons of a card mean as events. */
const ACTIONS = [
  { type: 'like', label: 'Like', watchRatio: 0 },
  { type: 'view', label: 'Watch', watchRatio: 1 },
  { type: 'skip', label: 'Skip', watchRatio: 0.05 },
  { type: 'hide', label: 'Hide', watchRatio: 0 },
];

/** What stands on a card instead of a score that means nothing to a person. */
const SOURCES = { popularity: 'popular', exploration: 'new to everyone', content: 'just published' };

/** One user's feed, with what is new since the answer before. */
class VideoFeed extends LitElement {
  static properties = { answer: {}, userId: {}, notice: {} };

  static styles = css`
    h2 { font-size: 16px; margin: 0 0 4px; }
    .notice { color: var(--accent); min-height: 22px; margin-bottom: 10px; font-size: 14px; }
    .fallback { color: var(--warn); }
    ol { list-style: none; margin: 0; padding: 0; display: grid; gap: 12px; grid-template-columns: repeat(auto-fill, minmax(210px, 1fr)); }
    li { background: var(--card); border: 1px solid var(--line); border-radius: 12px; overflow: hidden; display: flex; flex-direction: column; }
    li.fresh { border-color: var(--accent); }
    .picture { height: 84px; display: flex; align-items: end; justify-content: space-between; padding: 8px 10px; font-size: 12px; color: #fff; }
    .picture span { background: #0009; padding: 1px 7px; border-radius: 6px; }
    .words { padding: 9px 10px 4px; flex: 1; }
    .title { font-weight: 600; line-height: 1.3; }
    .small { color: var(--quiet); font-size: 12.5px; }
    .why { color: var(--accent); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    .more { width: 100%; margin-top: 12px; }
    .actions { display: flex; gap: 4px; padding: 6px 8px 9px; }
    button { flex: 1; padding: 5px 0; border-radius: 7px; border: 1px solid var(--line); background: none; color: var(--text); font: inherit; font-size: 13px; cursor: pointer; }
    button:hover { border-color: var(--accent); color: var(--accent); }
  `;

  constructor() {
    super();
    this.before = new Set();
  }

  willUpdate(changed) {
    if (changed.has('answer')) {
      const old = changed.get('answer');
      // Another user's feed is not a change of this one.
      this.before = old && old.userId === this.answer?.userId
        ? new Set(old.items.map((item) => item.videoId))
        : undefined;
    }
  }

  act(item, { type, watchRatio }) {
    this.dispatchEvent(new CustomEvent('act', { detail: { item, type, watchRatio } }));
  }

  more() {
    this.dispatchEvent(new CustomEvent('more'));
  }

  render() {
    if (!this.answer) {
      return html`<h2>No feed yet</h2><div class="notice">Events are coming in.</div>`;
    }
    return html`
      <h2>The feed of ${this.userId}</h2>
      <div class="notice" role="status">${this.notice || this.reason()}</div>
      <ol>${this.answer.items.map((item) => this.card(item))}</ol>
      ${this.answer.cursor ? html`<button class="more" data-action="more" @click=${this.more}>Next page</button>` : ''}
    `;
  }

  reason() {
    switch (this.answer.fallback) {
      case 'unknown-user':
        return html`<span class="fallback">Nothing is known of this user yet: what is popular. Like something.</span>`;
      case 'no-snapshot':
        return html`<span class="fallback">No model yet: what is popular right now.</span>`;
      default:
        return '';
    }
  }

  card(item) {
    const fresh = this.before && !this.before.has(item.videoId);
    return html`
      <li class=${fresh ? 'fresh' : ''} data-video=${item.videoId}>
        <div class="picture" style=${`background:${picture(item.category || item.videoId)}`}>
          <span>${item.category || 'video'}</span><span>${seconds(item.durationMillis)}</span>
        </div>
        <div class="words">
          <div class="title">${item.title || item.videoId}</div>
          <div class="small">
            ${item.creatorId ? `by ${item.creatorId} · ` : ''}${SOURCES[item.source] ?? `score ${item.score.toFixed(3)}`}
          </div>
          ${item.because?.length ? html`<div class="small why" title=${reasons(item)}>because of “${item.because[0].title || item.because[0].videoId}”</div>` : ''}
        </div>
        <div class="actions">
          ${ACTIONS.map((action) => html`
            <button data-action=${action.type} @click=${() => this.act(item, action)}>${action.label}</button>`)}
        </div>
      </li>
    `;
  }
}

/** A colour per category, so that a change of taste is seen at a glance. */
function picture(text) {
  let hash = 0;
  for (const letter of text) {
    hash = (hash * 31 + letter.codePointAt(0)) % 360;
  }
  return `linear-gradient(135deg, hsl(${hash} 55% 38%), hsl(${(hash + 40) % 360} 60% 24%))`;
}

/** All reasons of a card, a line each. */
function reasons(item) {
  return item.because
    .map((past) => `${past.contribution.toFixed(3)} by “${past.title || past.videoId}” (${past.term})`)
    .join('\n');
}

function seconds(millis) {
  return millis ? `${Math.round(millis / 1000)} s` : '';
}

customElements.define('video-feed', VideoFeed);
