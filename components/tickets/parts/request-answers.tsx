import { Fact, Facts } from '#components/ui/facts';
import { WrittenText } from '#components/ui/written-text';
import type { Told } from '#domain/request/fields';
import { inWords } from '#domain/request/told';

/** What was asked and answered, each answer beneath its question. */
export function RequestAnswers({ told, className }: { told: readonly Told[]; className?: string }) {
  return (
    <Facts className={className}>
      {told.map((one) => (
        <Fact key={one.id} name={one.label}>
          <span className="font-regular">
            <WrittenText>{inWords(one)}</WrittenText>
          </span>
        </Fact>
      ))}
    </Facts>
  );
}
