import { LitElement, css, html } from 'lit';

/** What the user did last, newest first. */
class UserHistory extends LitElement {
  static properties = { events: {} };

  static styles = css`
    section { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 12px 14px; }
    h2 { font-size: 14px; margin: 0 0 8px; color: var(--quiet); font-weight: 600; }
    li { display: flex; justify-content: space-between; gap: 10px; font-size: 13px; padding: 2px 0; }
    ul { list-style: none; margin: 0; padding: 0; }
    .type { color: var(--quiet); white-space: nowrap; }
    .title { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  `;

  render() {
    return html`
      <section>
        <h2>What this user did last</h2>
        <ul>
          ${(this.events ?? []).map((event) => html`
            <li>
              <span class="title">${event.title || event.videoId}</span>
              <span class="type">${event.type ?? (event.strength < 0 ? 'refused' : 'watched')}</span>
            </li>`)}
        </ul>
        ${this.events?.length ? '' : html`<span class="type">Nothing yet.</span>`}
      </section>
    `;
  }
}

customElements.define('user-history', UserHistory);
