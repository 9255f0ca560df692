import { LitElement, css, html } from 'lit';

/** The users to look through the eyes of: known ones, a search, and somebody new. */
class UserPicker extends LitElement {
  static properties = { users: {}, chosen: {}, filter: { state: true } };

  static styles = css`
    h2 { font-size: 14px; margin: 0 0 8px; color: var(--quiet); font-weight: 600; }
    input { width: 100%; padding: 7px 9px; border-radius: 8px; border: 1px solid var(--line); background: var(--card); color: var(--text); font: inherit; }
    ul { list-style: none; padding: 0; margin: 8px 0; max-height: 70vh; overflow: auto; }
    button { width: 100%; text-align: left; padding: 6px 9px; border: 0; border-radius: 7px; background: none; color: var(--text); font: inherit; cursor: pointer; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    button:hover { background: var(--card); }
    button[aria-pressed='true'] { background: var(--accent); color: #06281d; font-weight: 600; }
    .new { color: var(--accent); }
    @media (max-width: 980px) { ul { max-height: 160px; } }
  `;

  constructor() {
    super();
    this.users = [];
    this.filter = '';
  }

  choose(userId) {
    this.dispatchEvent(new CustomEvent('pick', { detail: userId }));
  }

  render() {
    const wanted = this.filter.trim();
    const shown = this.users.filter((user) => user.includes(wanted));
    return html`
      <h2>Whose feed?</h2>
      <input
        type="search"
        aria-label="User id"
        placeholder="user id, then Enter"
        @input=${(event) => { this.filter = event.target.value; }}
        @keydown=${(event) => event.key === 'Enter' && wanted && this.choose(wanted)}>
      <ul>
        <li>
          <button class="new" @click=${() => this.choose(`visitor-${Date.now().toString(36)}`)}>
            + somebody new
          </button>
        </li>
        ${shown.map((user) => html`
          <li>
            <button aria-pressed=${user === this.chosen} @click=${() => this.choose(user)}>${user}</button>
          </li>`)}
      </ul>
    `;
  }
}

customElements.define('user-picker', UserPicker);
