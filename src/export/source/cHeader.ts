/**
 * A network as one C99 header without dependencies but math.h: weights inside, frame by frame, nothing allocated. With
 * `<PREFIX>_TEST` defined it is a program that checks itself against the test vector.
 */

import type { NamedTensor } from '../../training/protocol';
import type { Exported } from '../description';
import type { DelayedLayer, DenseLayer, FirstLayer, LstmLayer } from '../plan';
import { shortestFloat } from '../testVector';
import { type CCode, delayedCode, denseCode, lstmCode } from './cLayers';
import { blockComment, headLines, identifier } from './comment';

const VALUES_A_LINE = 12;

const FUNCTIONS: Readonly<Record<DenseLayer['activation'], string>> = {
  relu: 'x > 0 ? x : 0',
  tanh: 'tanhf(x)',
  identity: 'x',
  sigmoid: '1 / (1 + expf(-x))',
};

function floatLiteral(value: number): string {
  const text = shortestFloat(value);
  return `${/[.e]/.test(text) ? text : `${text}.0`}f`;
}

function arrayText(type: string, name: string, literals: readonly string[]): string {
  const lines = [];
  for (let i = 0; i < literals.length; i += VALUES_A_LINE) {
    lines.push(`    ${literals.slice(i, i + VALUES_A_LINE).join(', ')}`);
  }
  return `static const ${type} ${name}[${literals.length}] = {\n${lines.join(',\n')}\n};`;
}

function firstLayerCode(prefix: string, layer: FirstLayer): CCode {
  switch (layer.type) {
    case 'dense':
      return denseCode(prefix, layer, 'frame', 'hidden');
    case 'delayed':
      return delayedCode(prefix, layer satisfies DelayedLayer);
    case 'lstm':
      return lstmCode(prefix, layer satisfies LstmLayer);
  }
}

/** The layers after the first: `hidden` to `logits`. */
function restCode(prefix: string, rest: readonly DenseLayer[], start: string): string[] {
  return rest.flatMap((layer, i) => {
    const from = i === 0 ? start : `y${i}`;
    return denseCode(prefix, layer, from, i === rest.length - 1 ? 'logits' : `y${i + 1}`).step;
  });
}

function indent(lines: readonly string[]): string {
  return lines.map((line) => `    ${line}`).join('\n');
}

function functionsCode(p: string, { plan: { first, rest } }: Exported): string {
  const gates = first.type === 'lstm' ? (['sigmoid'] as const) : [];
  const used = new Set([first.activation, ...rest.map(({ activation }) => activation), ...gates]);
  const activations = [...used].map(
    (name) => `static inline float ${p}_${name}(float x) { return ${FUNCTIONS[name]}; }`,
  );
  return `${activations.join('\n')}

/* Adds x W to sums; W is [rows, columns], row by row. */
static inline void ${p}_add_product(float *sums, const float *x, const float *weight, int rows, int columns)
{
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < columns; j++)
            sums[j] += x[i] * weight[i * columns + j];
}`;
}

function networkCode(p: string, { plan }: Exported): string {
  const { memory, step } = firstLayerCode(p, plan.first);
  const start = plan.first.type === 'dense' ? 'hidden' : 'network->hidden';
  const fields = memory.length === 0 ? ['char nothing; /* this network has no memory */'] : memory;
  const stateless = memory.length === 0 ? ['(void)network;'] : [];
  return `/* What one sequence leaves behind; one for each that runs at the same time. */
typedef struct {
${indent(fields)}
} ${p}_network;

/* Before each sequence. */
static inline void ${p}_reset(${p}_network *network)
{
    memset(network, 0, sizeof *network);
}

/* The next frame, ${plan.inputs} numbers, to ${plan.classes} logits. */
static inline void ${p}_step(${p}_network *network, const float *frame, float *logits)
{
${indent([...stateless, ...step, ...restCode(p, plan.rest, start)])}
}`;
}

/** A program that runs the test vector and fails where a logit is off. */
function testCode(p: string, guard: string, { description, plan, test }: Exported): string {
  const { inputs, classes } = plan;
  return `#ifdef ${guard}_TEST
#include <stdio.h>

/* [${test.time}, ${inputs}], in sixteenths: made up, for ${JSON.stringify(description.features)} */
${arrayText('signed char', `${p}_test_frames`, [...test.sixteenths].map(String))}
/* [${test.time}, ${classes}] */
${arrayText('float', `${p}_test_logits`, [...test.logits].map(floatLiteral))}

int main(void)
{
    ${p}_network network;
    float worst = 0;
    int failed = 0;
    ${p}_reset(&network);
    for (int t = 0; t < ${test.time}; t++) {
        float frame[${inputs}], logits[${classes}];
        for (int i = 0; i < ${inputs}; i++)
            frame[i] = ${p}_test_frames[t * ${inputs} + i] / 16.0f;
        ${p}_step(&network, frame, logits);
        for (int i = 0; i < ${classes}; i++) {
            const float expected = ${p}_test_logits[t * ${classes} + i];
            const float difference = fabsf(logits[i] - expected) / (1 + fabsf(expected));
            if (!(difference <= 1e-5f)) /* NaN too */
                failed = 1;
            worst = fmaxf(worst, difference);
        }
    }
    printf("%g\\n", worst);
    return failed;
}
#endif`;
}

function usage(p: string, guard: string): string[] {
  return [
    `#include "${p}.h"`,
    `static ${p}_network network;`,
    `float logits[${guard}_CLASSES];`,
    `${p}_reset(&network);                /* before each sequence */`,
    `${p}_step(&network, frame, logits);  /* for each frame */`,
    `puts(${p}_class_name(best));         /* of the highest logit */`,
    'Link with -lm. Probabilities are the softmax of the logits. To check it on its test vector:',
    `cc -std=c99 -D${guard}_TEST -x c ${p}.h -lm -o check && ./check`,
  ].map((line) => line.replaceAll(/\/\* (.*) \*\//g, '// $1')); // no comment in a comment
}

/**
 * @param p what all names in it begin with, and the file's name: a C identifier, of its own for each network
 * @returns the text of a `.h` file
 */
export function cHeader(network: Exported, tensors: readonly NamedTensor[], p: string): string {
  const { description, plan } = network;
  const guard = p.toUpperCase();
  const weights = tensors.map(
    ({ name, shape, values }) =>
      `/* [${shape.join(', ')}] */\n${arrayText('float', `${p}_${identifier(name)}`, [...values].map(floatLiteral))}`,
  );
  const names = description.classes.map(({ name }) => `        ${JSON.stringify(name)}`);
  return `${blockComment(headLines(description, usage(p, guard)))}

#ifndef ${guard}_H
#define ${guard}_H

#include <math.h>
#include <string.h>

#define ${guard}_INPUTS ${plan.inputs}
#define ${guard}_CLASSES ${plan.classes}

/* Of a logit's index. */
static inline const char *${p}_class_name(int index)
{
    static const char *const names[${plan.classes}] = {
${names.join(',\n')}
    };
    return names[index];
}

${weights.join('\n\n')}

${functionsCode(p, network)}

${networkCode(p, network)}

${testCode(p, guard, network)}

#endif
`;
}
