// The search page: suggestions while typing, filters that answer at once.
import { applyFilters } from './parts/filters';
import { suggest } from './parts/suggest';

suggest(document);
applyFilters(document);
