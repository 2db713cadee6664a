// One rule in the list: its value, its source, and on demand its history or the form that changes it.
import { Button, Group, Text, Title } from '@mantine/core';
import { dayAndTime, fullDay } from '#ui/format.ts';
import { useOneOpen } from '#ui/one-open.ts';
import type { PolicyList, PolicyRow } from '../rules/organization-answers.ts';
import { ruleOf, type PolicyCode } from '../rules/policies.ts';
import { policyOn, valueInWords } from '../rules/policy-values.ts';
import { ChangePolicy } from './ChangePolicy.tsx';
import {
  ConfirmationLine,
  ConfirmedMark,
  ConfirmForm,
  StandingConfirmation,
  standingOf,
} from './PolicyConfirmation.tsx';
import {
  exceptionsOf,
  laterOf,
  placeAsked,
  placeInWords,
  placeOf,
  placesFor,
  valuesOf,
} from './policy-places.ts';
import classes from './organization.module.css';

type PolicyItemProps = { readonly code: PolicyCode; readonly place: string; readonly list: PolicyList };

export function PolicyItem({ code, place, list }: PolicyItemProps) {
  const { open, show, close } = useOneOpen<'history' | 'change' | 'confirm'>();
  const mayChange = list.maySet && placesFor(code, list).length > 0;
  const rule = ruleOf(code);
  const history = list.policies.filter((row) => row.code === code);
  const mayConfirm =
    list.maySet && list.reachesAll && !rule.confirmed && standingOf(code, list) === undefined;
  const toggle = (what: typeof open) => show(open === what ? null : what);
  return (
    <li className={classes['rule']}>
      <div className={classes['ruleLine']}>
        <div>
          <Title order={3}>{rule.name}</Title>
          <Text c="dimmed">{rule.says}</Text>
          <Text size="sm" c="dimmed" mt={4}>
            {rule.source} · since {fullDay(rule.since)}
          </Text>
        </div>
        <ValueNow code={code} place={place} list={list} />
        <Group gap="xs">
          {mayChange ? (
            <Button
              variant="default"
              mih={44}
              aria-expanded={open === 'change'}
              aria-label={`Change ${rule.name}`}
              onClick={() => toggle('change')}
            >
              Change
            </Button>
          ) : null}
          {mayConfirm ? (
            <Button
              variant="default"
              mih={44}
              aria-expanded={open === 'confirm'}
              aria-label={`Confirm ${rule.name}`}
              onClick={() => toggle('confirm')}
            >
              Confirm
            </Button>
          ) : null}
          <Button
            variant="subtle"
            mih={44}
            aria-expanded={open === 'history'}
            aria-label={`History of ${rule.name}`}
            onClick={() => toggle('history')}
          >
            History
          </Button>
        </Group>
      </div>
      <StandingConfirmation code={code} list={list} />
      {open === 'confirm' ? <ConfirmForm code={code} onDone={close} /> : null}
      {open === 'change' ? <ChangePolicy code={code} place={place} list={list} onDone={close} /> : null}
      {open === 'history' ? <History rows={history} code={code} list={list} /> : null}
    </li>
  );
}

function ValueNow({ code, place, list }: PolicyItemProps) {
  const rule = ruleOf(code);
  const now = policyOn(valuesOf(list), code, placeAsked(place, code, list));
  const fromWords = {
    payer: `set for this payer from ${fullDay(now.since)}`,
    clinic: `set for this clinic from ${fullDay(now.since)}`,
    state: `set for the state from ${fullDay(now.since)}`,
    organization: `set by the house from ${fullDay(now.since)}`,
    default: 'as it is written',
  } as const;
  return (
    <div>
      <Text fw={600}>{valueInWords(rule, now.value)}</Text>
      <Text size="sm" c="dimmed">
        {fromWords[now.from]}
      </Text>
      <ConfirmedMark code={code} list={list} />
      {place === ''
        ? exceptionsOf(code, list).map((row) => <Exception key={row.id} row={row} list={list} />)
        : null}
      {laterOf(code, list).map((row) => (
        <Text key={row.id} size="sm">
          From {fullDay(row.startsOn)} for {placeInWords(placeOf(row), list)}: {wordsOf(row, code)}
        </Text>
      ))}
    </div>
  );
}

function Exception({ row, list }: { readonly row: PolicyRow; readonly list: PolicyList }) {
  return (
    <Text size="sm">
      {placeInWords(placeOf(row), list)}: {wordsOf(row, row.code as PolicyCode)}
    </Text>
  );
}

function wordsOf(row: PolicyRow, code: PolicyCode): string {
  return row.value === null ? 'no value of its own' : valueInWords(ruleOf(code), row.value);
}

type HistoryProps = {
  readonly rows: readonly PolicyRow[];
  readonly code: PolicyCode;
  readonly list: PolicyList;
};

function History({ rows, code, list }: HistoryProps) {
  const rule = ruleOf(code);
  return (
    <ol className={classes['history']} reversed>
      {list.confirmations
        .filter((row) => row.code === code)
        .map((row) => (
          <li key={row.id}>
            <ConfirmationLine row={row} timeZone={list.timeZone} />
          </li>
        ))}
      {rows.map((row) => (
        <li key={row.id}>
          <Text>
            <strong>{wordsOf(row, code)}</strong> for {placeInWords(placeOf(row), list)}, {spanWords(row)}:{' '}
            {row.reason}
          </Text>
          <Text size="sm" c="dimmed">
            {row.setBy.givenName} {row.setBy.familyName}, {dayAndTime(row.setAt, list.timeZone)}
          </Text>
        </li>
      ))}
      <li>
        <Text>
          <strong>{valueInWords(rule, rule.default)}</strong>, as it is written: {rule.source}
        </Text>
      </li>
    </ol>
  );
}

function spanWords(row: PolicyRow): string {
  if (row.endsOn === null) return `from ${fullDay(row.startsOn)}`;
  return row.endsOn < row.startsOn
    ? `meant from ${fullDay(row.startsOn)}, replaced before it counted`
    : `from ${fullDay(row.startsOn)} to ${fullDay(row.endsOn)}`;
}
