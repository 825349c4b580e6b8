// The search page: suggestions while typing, filters that answer at once, and on this device what was searched for.
import { applyFilters } from './parts/filters';
import { Recent } from './parts/recent';
import { suggest } from './parts/suggest';

suggest(document);
applyFilters(document);
Recent.of(document).keep(new URLSearchParams(location.search).get('q') ?? '');
