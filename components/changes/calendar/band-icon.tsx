import { Snowflake, Wrench } from 'lucide-react';
import type { FreezeKind } from '#domain/change/schedule';

/** The picture of a freeze, or of a time that is set aside for changes. */
export const BandIcon = ({ kind }: { kind: FreezeKind }) => (kind === 'freeze' ? <Snowflake /> : <Wrench />);
