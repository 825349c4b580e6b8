// For pages with fields that continue from a list.
import { pick } from './parts/pick';

pick(document);
