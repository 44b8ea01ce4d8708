// Starts what pages do beyond links and forms. Everything works without it; one small module for each thing that it adds.
import "./asked.js";
import "./copy.js";
import "./drafts.js";
import "./find.js";
import {
  createAll, Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, PasswordInput, SkipLink, Tabs,
} from "../vendor/govuk-frontend.js";
import "./preview.js";
import "./keys.js";
import "./labels.js";
import "./paste.js";
import "./session.js";

const PARTS = [Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, PasswordInput, SkipLink, Tabs];
PARTS.forEach((part) => createAll(part));
