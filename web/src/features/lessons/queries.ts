import { queryOptions } from '@tanstack/react-query';
import { api, body, type Got } from '../../api/client';
import type { components } from '../../api/schema';
import { lessonsKey } from '../people/queries/lessons';

export type Lesson = Got<'/api/lessons/{id}'>;
export type Candidate = Got<'/api/lessons/people'>['people'][number];
export type Attendance = Got<'/api/lessons/{id}/attendance'>;
export type Role = components['schemas']['RoomRole'];

export const lessonQuery = (id: string) =>
  queryOptions({
    queryKey: [...lessonsKey, 'one', id],
    queryFn: () => body(api.GET('/api/lessons/{id}', { params: { path: { id } } })),
  });

export const attendanceQuery = (id: string) =>
  queryOptions({
    queryKey: [...lessonsKey, 'attendance', id],
    queryFn: () => body(api.GET('/api/lessons/{id}/attendance', { params: { path: { id } } })),
  });

export const candidatesQuery = (search: {
  name: string;
  grade?: number;
  classLetter: string;
  organizationId?: string;
}) =>
  queryOptions({
    queryKey: [...lessonsKey, 'people', search],
    queryFn: () => body(api.GET('/api/lessons/people', { params: { query: search } })),
  });
