import { config } from 'zod';

// The content policy of our pages forbids code made from text; zod would try it for its speed, and the try is reported.
config({ jitless: true });
