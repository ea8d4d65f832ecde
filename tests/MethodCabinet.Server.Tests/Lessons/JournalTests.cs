using System.IO.Compression;
using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Journals;
using MethodCabinet.Domain.Lessons.Timetables;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Lessons.Journals;
using MethodCabinet.Server.Lessons.Messages;
using MethodCabinet.Server.Tests.Olympiads;
using MethodCabinet.Server.Tests.Olympiads.Appeals;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace MethodCabinet.Server.Tests.Lessons;

public sealed class JournalTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_mark_is_given_once_mended_and_stands_in_the_journal_and_the_diary()
    {
        var scene = await JournalScene.CreateAsync(app);
        var id = Guid.CreateVersion7();
        await (await scene.MarkAsync(scene.Teacher, scene.Anna, "four", id)).OkAsync();
        await (await scene.MarkAsync(scene.Teacher, scene.Anna, "four", id)).OkAsync();
        await (await scene.MarkAsync(scene.Teacher, scene.Anna, "five", id)).OkAsync();

        var journal = await scene.As(scene.Teacher).ReadAsync<GetJournal.Response>($"/api/journals/{scene.GroupId}");
        Assert.Equal((SchoolMark.Five, MarkKind.Answer, 1), Assert.Single(journal.Marks) is var mark ? (mark.Value, mark.Kind, mark.Weight) : default);
        Assert.Equal(5m, journal.Pupils.Single(p => p.PersonId == scene.Anna.Id).Mean);
        var cell = await scene.As(scene.Teacher).ReadAsync<GetCell.Response>($"/api/journals/lessons/{scene.LessonId}/pupils/{scene.Anna.Id}");
        Assert.Equal([(SchoolMark.Four, SchoolMark.Five), (null, SchoolMark.Four)], cell.Changes.Select(c => (c.From, c.To)));
        var diary = await scene.As(scene.Mother).ReadAsync<GetDiary.Response>($"/api/diaries/{scene.Anna.Id}");
        Assert.Equal(SchoolMark.Five, Assert.Single(Assert.Single(diary.Lessons).Marks).Value);
    }

    [Fact]
    public async Task What_stands_for_a_day_is_changed_with_a_reason_and_history_stays()
    {
        var scene = await JournalScene.CreateAsync(app);
        var id = Guid.CreateVersion7();
        await (await scene.MarkAsync(scene.Teacher, scene.Anna, "two", id)).OkAsync();
        await app.WithDbAsync(db => db.JournalMarks.Where(m => m.Id == id).ExecuteUpdateAsync(set => set.SetProperty(m => m.GivenAt, DateTimeOffset.UtcNow.AddDays(-2))));
        Assert.Equal("journal.reason-missing", await (await scene.MarkAsync(scene.Teacher, scene.Anna, "three", id)).ErrorCodeAsync());
        await (await scene.MarkAsync(scene.Teacher, scene.Anna, "three", id, "Ошибся клеткой")).OkAsync();
        var removal = $"/api/journals/lessons/{scene.LessonId}/marks/{id}/removal";
        Assert.Equal("journal.reason-missing", await (await scene.As(scene.Teacher).PutAsync(removal, new { reason = "" })).ErrorCodeAsync());
        await (await scene.As(scene.Teacher).PutAsync(removal, new { reason = "Поставлена не тому" })).OkAsync();
        await Assert.ThrowsAsync<PostgresException>(() => app.WithDbAsync(db => db.MarkChanges.Where(c => c.MarkId == id).ExecuteDeleteAsync()));
    }

    [Fact]
    public async Task Attendance_fills_itself_from_the_room_and_a_correction_needs_a_reason()
    {
        var scene = await JournalScene.CreateAsync(app);
        await scene.HoldInRoomAsync();
        var before = await scene.As(scene.Teacher).ReadAsync<GetJournal.Response>($"/api/journals/{scene.GroupId}");
        Assert.Equal(AttendanceState.Present, before.Attendance.Single(a => a.PersonId == scene.Anna.Id).State);
        Assert.Equal(AttendanceState.Absent, before.Attendance.Single(a => a.PersonId == scene.Boris.Id).State);

        Assert.Equal("journal.reason-missing", await (await scene.AttendAsync(scene.Teacher, scene.Boris, "present")).ErrorCodeAsync());
        await (await scene.AttendAsync(scene.Teacher, scene.Boris, "present", "Отвечал по телефону")).OkAsync();
        var after = (await scene.As(scene.Teacher).ReadAsync<GetJournal.Response>($"/api/journals/{scene.GroupId}")).Attendance.Single(a => a.PersonId == scene.Boris.Id);
        Assert.Equal((AttendanceState.Present, AttendanceState.Absent, true), (after.State, after.Evidence, after.IsEntered));
        var cell = await scene.As(scene.Teacher).ReadAsync<GetCell.Response>($"/api/journals/lessons/{scene.LessonId}/pupils/{scene.Boris.Id}");
        Assert.Equal("Отвечал по телефону", Assert.Single(cell.Entries).Reason);
    }

    [Fact]
    public async Task A_lesson_in_person_is_stated_and_counts_as_held()
    {
        var scene = await JournalScene.CreateAsync(app);
        await (await scene.As(scene.Teacher).PutAsync($"/api/journals/lessons/{scene.LessonId}/held", new { isHeld = true })).OkAsync();
        var lesson = Assert.Single((await scene.As(scene.Teacher).ReadAsync<GetJournal.Response>($"/api/journals/{scene.GroupId}")).Lessons);
        Assert.Equal((true, true), (lesson.IsHeld, lesson.IsInPerson));
        await (await scene.AttendAsync(scene.Teacher, scene.Anna, "absent")).OkAsync();
        Assert.Equal(AttendanceState.Absent, (await scene.As(scene.Anna).ReadAsync<GetDiary.Response>($"/api/diaries/{scene.Anna.Id}")).Lessons.Single().Attendance);
    }

    [Fact]
    public async Task Who_does_not_teach_the_group_writes_nothing_and_reads_only_by_office_which_is_logged()
    {
        var scene = await JournalScene.CreateAsync(app);
        var colleague = await app.CreatePersonAsync([Role.Teacher], scene.Teacher.OrganizationId);
        var coordinator = await app.CreatePersonAsync([Role.Coordinator], scene.Teacher.OrganizationId);
        var stranger = await app.CreatePersonAsync([Role.Coordinator]);
        var methodist = await app.CreatePersonAsync([Role.Methodist]);
        foreach (var person in new[] { colleague, stranger, scene.Anna, scene.Mother })
        {
            Assert.Equal("journal.not-found", await (await scene.As(person).GetAsync($"/api/journals/{scene.GroupId}")).ErrorCodeAsync());
            Assert.Equal("journal.not-found", await (await scene.MarkAsync(person, scene.Anna, "five")).ErrorCodeAsync());
        }

        foreach (var person in new[] { coordinator, methodist })
        {
            Assert.False((await scene.As(person).ReadAsync<GetJournal.Response>($"/api/journals/{scene.GroupId}")).MayWrite);
            Assert.Equal("journal.role-forbids", await (await scene.MarkAsync(person, scene.Anna, "five")).ErrorCodeAsync());
            Assert.Equal(1, await app.WithDbAsync(db => db.AuditLog.CountAsync(e => e.ActorId == person.Id && e.Action == "journal-marks.read")));
        }

        await scene.As(scene.Teacher).ReadAsync<GetJournal.Response>($"/api/journals/{scene.GroupId}");
        Assert.Equal(0, await app.WithDbAsync(db => db.AuditLog.CountAsync(e => e.ActorId == scene.Teacher.Id && e.Action == "journal-marks.read")));
    }

    [Fact]
    public async Task A_pupil_of_another_group_gets_no_mark_here()
    {
        var scene = await JournalScene.CreateAsync(app);
        var other = await JournalScene.CreateAsync(app);
        Assert.Equal("journal.pupil-unknown", await (await scene.MarkAsync(scene.Teacher, other.Anna, "five")).ErrorCodeAsync());

        // Nor is the mark of another lesson changed through this one.
        var id = Guid.CreateVersion7();
        await (await other.MarkAsync(other.Teacher, other.Anna, "five", id)).OkAsync();
        Assert.Equal("journal.mark-not-found", await (await scene.MarkAsync(scene.Teacher, scene.Anna, "two", id)).ErrorCodeAsync());
    }

    [Fact]
    public async Task A_quarter_is_proposed_set_and_told_to_the_family()
    {
        var scene = await JournalScene.CreateAsync(app);
        foreach (var value in new[] { "five", "four", "four" })
        {
            await (await scene.MarkAsync(scene.Teacher, scene.Anna, value)).OkAsync();
        }

        var terms = await scene.As(scene.Teacher).ReadAsync<GetTermMarks.Response>($"/api/journals/{scene.GroupId}/terms");
        var cell = terms.Pupils.Single(p => p.PersonId == scene.Anna.Id).Cells.Single(c => c.Marks.Count > 0);
        Assert.Equal((SchoolMark.Four, 13, 3, 4.33m, (SchoolMark?)null), (cell.Proposed, cell.Sum, cell.Weights, cell.Mean, cell.Value));
        await (await scene.As(scene.Teacher).PutAsync($"/api/journals/{scene.GroupId}/terms/{cell.Term}/{scene.Anna.Id}", new { value = "five" })).OkAsync();
        var subject = Assert.Single((await scene.As(scene.Mother).ReadAsync<GetDiary.Response>($"/api/diaries/{scene.Anna.Id}")).Subjects);
        Assert.Equal([(cell.Term, SchoolMark.Five)], subject.Terms.Select(t => (t.Term, t.Value)));
        Assert.Equal("journal.term-unknown", await (await scene.As(scene.Teacher).PutAsync($"/api/journals/{scene.GroupId}/terms/9/{scene.Anna.Id}", new { value = "five" })).ErrorCodeAsync());
    }

    [Fact]
    public async Task A_school_calls_its_terms_as_it_does_and_marks_of_a_group_that_was_left_stay_in_the_diary()
    {
        var scene = await JournalScene.CreateAsync(app);
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        await app.WithDbAsync(async db =>
        {
            db.SchoolTerms.Add(new SchoolTerm { Id = Guid.CreateVersion7(), OrganizationId = scene.Teacher.OrganizationId!.Value, Title = "1 триместр", Number = 1, From = JournalTerm.Usual(today)[0].From, To = JournalTerm.Usual(today)[^1].To });
            await db.SaveChangesAsync();
        });
        await (await scene.As(scene.Teacher).PutAsync($"/api/journals/{scene.GroupId}/terms/1/{scene.Anna.Id}", new { value = "five" })).OkAsync();
        await app.WithDbAsync(db => db.StudyGroupMembers.Where(m => m.StudyGroupId == scene.GroupId && m.PersonId == scene.Anna.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.To, today.AddDays(-1))));
        var subject = Assert.Single((await scene.As(scene.Mother).ReadAsync<GetDiary.Response>($"/api/diaries/{scene.Anna.Id}")).Subjects);
        Assert.True(subject.IsOver);
        Assert.Equal([(1, "1 триместр", SchoolMark.Five)], subject.Terms.Select(t => (t.Term, t.Title, t.Value)));
        Assert.Equal("1 триместр", Assert.Single((await scene.As(scene.Teacher).ReadAsync<GetJournal.Response>($"/api/journals/{scene.GroupId}")).Terms).Title);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_works_at_the_school_no_more_or_whose_group_is_long_over_reads_and_writes_nothing(bool isDismissed)
    {
        var scene = await JournalScene.CreateAsync(app);
        await scene.SetHomeworkAsync();
        var work = Guid.CreateVersion7();
        await (await scene.As(scene.Anna).PostAsync($"/api/homework/{scene.LessonId}/works", new { workId = work, text = "4 Ом", fileIds = Array.Empty<Guid>() })).OkAsync();
        var day = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(isDismissed ? -2 : -33);
        await app.WithDbAsync(async db =>
        {
            // Lessons of a timetable name their teachers too.
            db.LessonMembers.Add(new LessonMember { LessonId = scene.LessonId, PersonId = scene.Teacher.Id, Role = RoomRole.Teacher });
            await db.SaveChangesAsync();
            if (isDismissed)
            {
                await db.Memberships.Where(m => m.PersonId == scene.Teacher.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.To, day));
            }
            else
            {
                await db.StudyGroups.Where(g => g.Id == scene.GroupId).ExecuteUpdateAsync(set => set.SetProperty(g => g.To, day));
            }
        });
        var teacher = scene.As(scene.Teacher);
        foreach (var address in new[] { $"{scene.GroupId}", $"{scene.GroupId}/terms", $"lessons/{scene.LessonId}", $"lessons/{scene.LessonId}/pupils/{scene.Anna.Id}" })
        {
            Assert.Equal("journal.not-found", await (await teacher.GetAsync($"/api/journals/{address}")).ErrorCodeAsync());
        }

        Assert.Equal("journal.not-found", await (await scene.MarkAsync(scene.Teacher, scene.Anna, "five")).ErrorCodeAsync());
        Assert.Equal("journal.homework.not-found", await (await teacher.GetAsync($"/api/homework/works/{work}")).ErrorCodeAsync());
        Assert.DoesNotContain(await teacher.ReadAsync<List<ListJournals.Response>>("/api/journals"), j => j.Id == scene.GroupId);
        Assert.DoesNotContain(await scene.As(scene.Mother).ReadAsync<List<ListFamilyRecipients.Response>>("/api/messages/recipients"), r => r.TeacherId == scene.Teacher.Id);
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("docx")]
    public async Task Reports_hold_marks_and_lessons(string format)
    {
        var scene = await JournalScene.CreateAsync(app);
        await scene.SetHomeworkAsync();
        await (await scene.As(scene.Teacher).PutAsync($"/api/journals/lessons/{scene.LessonId}/held", new { isHeld = true })).OkAsync();
        await (await scene.MarkAsync(scene.Teacher, scene.Anna, "five")).OkAsync();
        foreach (var (person, address) in new[] { (scene.Teacher, $"/api/journals/{scene.GroupId}/report"), (scene.Mother, $"/api/diaries/{scene.Anna.Id}/report"), (scene.Teacher, $"/api/diaries/{scene.Anna.Id}/report") })
        {
            var bytes = await (await scene.As(person).GetAsync($"{address}?format={format}")).Content.ReadAsByteArrayAsync();
            using var archive = new ZipArchive(new MemoryStream(bytes));
            var text = string.Concat(archive.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal)).Select(e => new StreamReader(e.Open()).ReadToEnd()));
            Assert.Contains("Закон Ома", text, StringComparison.Ordinal);
            Assert.Contains("§ 44, прислать решение", text, StringComparison.Ordinal);
        }

        Assert.Equal("journal.pupil-unknown", await (await scene.As(scene.Boris).GetAsync($"/api/diaries/{scene.Anna.Id}/report?format={format}")).ErrorCodeAsync());
    }
}
