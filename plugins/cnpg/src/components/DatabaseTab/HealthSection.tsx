import Typography from '@material-ui/core/Typography';
import type { HealthReport } from '@pgportal/plugin-cnpg-common';
import { useSay } from '../../hooks/useSay';
import { useTexts } from '../../hooks/useTexts';
import { Disclosure } from '../common/Disclosure';
import { FindingNotice } from './FindingNotice';

/** Findings, worst first, and the checks that could not be made. */
export function HealthSection({ report }: { report: HealthReport }) {
  const { t } = useTexts();
  const say = useSay();
  const { findings, notEvaluated } = report;
  return (
    <>
      {findings.map(finding => (
        <FindingNotice key={finding.id} finding={finding} />
      ))}
      {notEvaluated.length > 0 && (
        <Disclosure summary={t('notEvaluated', { count: notEvaluated.length })}>
          <ul>
            {notEvaluated.map(({ id, reason, messages }) => (
              <Typography key={id} component="li" variant="body2">
                {id}: {say(messages?.reason, reason)}
              </Typography>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  );
}
