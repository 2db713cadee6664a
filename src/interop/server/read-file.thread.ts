// The thread that reads a long file; started by read-slices.ts.
import { parentPort, workerData } from 'node:worker_threads';
import { readFile, type FileToRead } from './read-file.ts';

const reading = readFile(workerData as FileToRead);
parentPort?.on('message', () => parentPort?.postMessage(reading.next()));
