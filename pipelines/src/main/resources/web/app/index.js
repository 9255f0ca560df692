import './page.css';
import './reeltime-page.js';
