using CsCheck;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Journals;
using MethodCabinet.Domain.Lessons.Messages;
using MethodCabinet.Domain.People;
using static MethodCabinet.Domain.Tests.Lessons.Rooms;

namespace MethodCabinet.Domain.Tests.Lessons;

public sealed class JournalTests
{
    private static readonly Guid Teacher = new("00000000-0000-0000-0000-000000000001");
    private static readonly Guid Pupil = new("00000000-0000-0000-0000-000000000002");
    private static readonly Guid Mother = new("00000000-0000-0000-0000-000000000003");
    private static readonly Guid LessonId = new("00000000-0000-0000-0000-00000000000a");
    private static readonly Guid School = new("00000000-0000-0000-0000-00000000000b");
    private static readonly DateOnly Today = new(2026, 11, 20);

    [Theory]
    [InlineData(0, 40, 0, 0, AttendanceState.Present, null)]
    [InlineData(5, 40, 0, 0, AttendanceState.Present, null)]
    [InlineData(6, 40, 0, 0, AttendanceState.Late, 6)]
    [InlineData(0, 13, 0, 0, AttendanceState.Absent, null)]
    [InlineData(0, 14, 0, 0, AttendanceState.Present, null)]
    [InlineData(0, 20, 2, 0, AttendanceState.Absent, null)]
    [InlineData(0, 20, 2, 1, AttendanceState.Present, null)]
    [InlineData(0, 30, 2, 0, AttendanceState.Present, null)]
    public void Attendance_follows_from_minutes_and_answers(int from, int to, int asked, int answered, AttendanceState state, int? late)
    {
        var was = LessonAttendance.Of([new(Nine.AddMinutes(from), Nine.AddMinutes(to))], Nine, Nine.AddMinutes(40));
        Assert.Equal(new AttendanceFact(state, late), AttendanceFact.Of(was, asked, answered, Nine));
    }

    [Fact]
    public void Who_answers_more_or_stays_longer_is_never_worse_off() => Gen.Select(Gen.Int[0, 40], Gen.Int[0, 5], Gen.Int[0, 5]).Sample((minutes, asked, answered) =>
    {
        answered = Math.Min(asked, answered);
        bool IsThere(int long_, int said) => AttendanceFact.Of(LessonAttendance.Of([new(Nine, Nine.AddMinutes(long_))], Nine, Nine.AddMinutes(40)), asked, said, Nine).State != AttendanceState.Absent;
        if (IsThere(minutes, answered))
        {
            Assert.True(IsThere(minutes, asked));
            Assert.True(IsThere(40, answered));
        }
    });

    [Fact]
    public void What_contradicts_the_room_needs_a_reason_and_what_does_not_needs_none()
    {
        var evidence = new AttendanceFact(AttendanceState.Absent);
        Assert.Null(AttendanceEntry.Of(LessonId, Pupil, evidence, evidence, null, null, Teacher, Nine));
        Assert.Equal(JournalErrors.ReasonMissing, Broken(() => AttendanceEntry.Of(LessonId, Pupil, new(AttendanceState.Present), evidence, null, " ", Teacher, Nine)));
        var first = AttendanceEntry.Of(LessonId, Pupil, new(AttendanceState.Present), evidence, null, "Отвечал по телефону", Teacher, Nine)!;
        Assert.Equal((1, AttendanceState.Present), (first.Number, first.State));

        // Back to what the room says.
        Assert.Equal(2, AttendanceEntry.Of(LessonId, Pupil, evidence, evidence, first, null, Teacher, Nine.AddMinutes(1))!.Number);
        Assert.Equal(JournalErrors.ReasonMissing, Broken(() => AttendanceEntry.Of(LessonId, Pupil, evidence, evidence, first, null, Teacher, Nine.AddDays(1))));
    }

    [Fact]
    public void A_mark_is_mended_freely_for_a_day_and_then_with_a_reason()
    {
        var (mark, given) = JournalMark.Give(Guid.NewGuid(), LessonId, Pupil, SchoolMark.Three, MarkKind.Answer, 1, "", 0, Teacher, Nine);
        var mended = mark.Change(SchoolMark.Four, MarkKind.Answer, 1, "", null, given, Teacher, Nine.AddHours(23))!;
        Assert.Equal((SchoolMark.Three, SchoolMark.Four, 2), (mended.From, mended.To, mended.Number));
        Assert.Equal(JournalErrors.ReasonMissing, Broken(() => mark.Change(SchoolMark.Five, MarkKind.Answer, 1, "", null, mended, Teacher, Nine.AddHours(24))));
        Assert.Equal(SchoolMark.Four, mark.Value);
        Assert.Null(mark.Change(SchoolMark.Four, MarkKind.Answer, 1, "", null, mended, Teacher, Nine.AddDays(3)));

        // A word about it counts nothing.
        Assert.NotNull(mark.Change(SchoolMark.Four, MarkKind.Answer, 1, "у доски", null, mended, Teacher, Nine.AddDays(3)));
        Assert.Equal(JournalErrors.ReasonMissing, Broken(() => mark.Remove("", mended, Teacher, Nine.AddDays(3))));
        mark.Remove("Поставлена не тому", mended, Teacher, Nine.AddDays(3));
        Assert.Equal(JournalErrors.MarkNotFound, Broken(() => mark.Remove("ещё раз", mended, Teacher, Nine.AddDays(3))));
    }

    [Theory]
    [InlineData(new[] { 5, 4, 4 }, new[] { 1, 1, 1 }, 4.33, SchoolMark.Four)]
    [InlineData(new[] { 5, 4, 3 }, new[] { 1, 1, 3 }, 3.6, SchoolMark.Four)]
    [InlineData(new[] { 4, 3, 3, 4 }, new[] { 1, 1, 1, 1 }, 3.5, SchoolMark.Four)]
    [InlineData(new[] { 5, 5 }, new[] { 1, 1 }, 5.0, null)]
    public void A_quarter_is_proposed_from_the_weighted_mean(int[] values, int[] weights, double mean, SchoolMark? proposed)
    {
        var proposal = TermProposal.Of([.. values.Zip(weights, (value, weight) => (SchoolMarks.OfNumber(value), weight))]);
        Assert.Equal(((decimal)mean, proposed), (proposal.Mean, proposal.Mark));
    }

    [Fact]
    public void A_proposal_lies_among_its_marks_and_a_credit_changes_no_mean() => Gen.Select(Gen.Int[2, 5], Gen.Int[1, 10]).List[3, 20].Sample(pairs =>
    {
        var marks = pairs.ConvertAll(pair => (SchoolMarks.OfNumber(pair.Item1), pair.Item2));
        var proposal = TermProposal.Of(marks);
        Assert.InRange(proposal.Mark!.Value.NumberOf()!.Value, pairs.Min(p => p.Item1), pairs.Max(p => p.Item1));
        Assert.Equal(proposal, TermProposal.Of([.. marks, (SchoolMark.Credit, 5)]));
    });

    [Fact]
    public void The_year_is_proposed_from_two_quarters_on()
    {
        Assert.Null(TermProposal.OfYear([SchoolMark.Five]).Mark);
        Assert.Equal(SchoolMark.Five, TermProposal.OfYear([SchoolMark.Five, SchoolMark.Four]).Mark);
        Assert.Equal(SchoolMark.NoCredit, TermProposal.OfYear([SchoolMark.Credit, SchoolMark.NoCredit]).Mark);
    }

    [Fact]
    public void Usual_quarters_follow_one_another_without_a_gap()
    {
        var terms = JournalTerm.Usual(new(2026, 9, 1));
        Assert.All(terms.Zip(terms.Skip(1)), pair => Assert.Equal(pair.First.To.AddDays(1), pair.Second.From));
        Assert.Equal(2, JournalTerm.At(terms, Today).Number);
        Assert.Equal(1, JournalTerm.At(terms, new(2026, 8, 1)).Number);
    }

    [Fact]
    public void Homework_is_late_by_its_first_try_and_returned_with_a_word()
    {
        var record = new LessonRecord { LessonId = LessonId };
        record.Write("Закон Ома", "§ 44", Nine.AddDays(1), takesWorks: true, 0, Nine);
        var first = HomeworkWork.HandIn(Guid.NewGuid(), Pupil, record, null, "Решение", 0, Nine.AddHours(5));
        Assert.False(first.IsLate);
        Assert.Equal(JournalErrors.HomeworkWaits, Broken(() => HomeworkWork.HandIn(Guid.NewGuid(), Pupil, record, first, "Ещё", 0, Nine)));
        Assert.Equal(JournalErrors.ReasonMissing, Broken(() => first.Mark(true, "", [], null, Teacher, Nine)));
        first.Mark(true, "", [new SheetRemark(1, [new(0.5, 0.5)], "здесь")], null, Teacher, Nine);
        Assert.Equal(JournalErrors.HomeworkMarked, Broken(() => first.Mark(false, "", [], null, Teacher, Nine)));
        Assert.False(HomeworkWork.HandIn(Guid.NewGuid(), Pupil, record, first, "Исправил", 0, Nine.AddDays(3)).IsLate);
        Assert.True(HomeworkWork.HandIn(Guid.NewGuid(), Pupil, record, null, "Поздно", 0, Nine.AddDays(1).AddTicks(1)).IsLate);
        Assert.Equal(JournalErrors.HomeworkEmpty, Broken(() => HomeworkWork.HandIn(Guid.NewGuid(), Pupil, record, null, " ", 0, Nine)));
    }

    [Fact]
    public void A_lesson_is_held_in_person_only_once_it_has_begun_by_the_timetable_and_not_in_its_room()
    {
        var lesson = new Lesson { Id = LessonId, Kind = LessonKind.Lesson, Title = "Урок", StartsAt = Nine, Minutes = 40, CreatedById = Teacher };
        Assert.Equal(JournalErrors.Ahead, Broken(() => lesson.StateHeldInPerson(true, Nine.AddMinutes(-1))));
        lesson.StateHeldInPerson(true, Nine.AddHours(1));
        Assert.True(lesson.IsHeld);
        lesson.StateHeldInPerson(false, Nine.AddHours(2));
        Assert.False(lesson.IsHeld);
    }

    [Theory]
    [InlineData(Role.Teacher, true, true, true, false)]
    [InlineData(Role.Teacher, false, false, false, false)]
    [InlineData(Role.Pupil, false, false, false, false)]
    [InlineData(Role.Guardian, false, false, false, false)]
    [InlineData(Role.Juror, false, false, false, false)]
    [InlineData(Role.Coordinator, false, true, false, true)]
    [InlineData(Role.Methodist, false, true, false, true)]
    [InlineData(Role.Head, false, true, false, true)]
    [InlineData(Role.Administrator, false, true, false, true)]
    public void Who_reads_and_writes_a_journal(Role role, bool teaches, bool reads, bool writes, bool isLogged)
    {
        var viewer = new Viewer(Teacher, new HashSet<Role> { role }, new HashSet<Guid> { School });
        Assert.Equal(new JournalRights(reads, writes, isLogged), JournalRights.Of(viewer, teaches, School));
    }

    [Fact]
    public void A_coordinator_of_another_school_reads_no_journal()
    {
        var viewer = new Viewer(Teacher, new HashSet<Role> { Role.Coordinator }, new HashSet<Guid> { LessonId });
        Assert.False(JournalRights.Of(viewer, teaches: false, School).Read);
    }

    [Fact]
    public void A_diary_is_the_pupils_and_the_guardians_until_the_pupil_is_of_age()
    {
        var guardians = new HashSet<Guid> { Mother };
        Assert.Equal(DiaryReader.Pupil, DiaryRights.Of(Pupil, Pupil, guardians, Today.AddYears(-20), Today));
        Assert.Equal(DiaryReader.Guardian, DiaryRights.Of(Mother, Pupil, guardians, Today.AddYears(-18).AddDays(1), Today));
        Assert.Equal(DiaryReader.None, DiaryRights.Of(Mother, Pupil, guardians, Today.AddYears(-18), Today));
        Assert.Equal(DiaryReader.None, DiaryRights.Of(Mother, Pupil, new HashSet<Guid>(), Today.AddYears(-10), Today));
        Assert.Equal(DiaryReader.None, DiaryRights.Of(Teacher, Pupil, guardians, null, Today));
    }

    [Theory]
    [InlineData(DiaryReader.Pupil, false, true, true, true, false)]
    [InlineData(DiaryReader.Guardian, false, true, true, false, false)]
    [InlineData(DiaryReader.None, true, true, true, false, true)]
    [InlineData(DiaryReader.None, false, true, false, false, false)]
    [InlineData(DiaryReader.None, true, false, false, false, false)]
    [InlineData(DiaryReader.Pupil, false, false, false, false, false)]
    public void Works_are_read_by_the_family_and_those_who_teach(DiaryReader reader, bool teaches, bool learns, bool reads, bool handsIn, bool marks) =>
        Assert.Equal(new HomeworkRights(reads, handsIn, marks), HomeworkRights.Of(reader, teaches, learns));

    [Fact]
    public void A_family_writes_to_the_cabinet_and_to_those_who_teach_and_reads_as_long_as_it_is_one()
    {
        Assert.True(MessageRule.MayWrite(DiaryReader.Guardian, isToCabinet: true, teaches: false));
        Assert.True(MessageRule.MayWrite(DiaryReader.Pupil, isToCabinet: false, teaches: true));
        Assert.False(MessageRule.MayWrite(DiaryReader.Guardian, isToCabinet: false, teaches: false));
        Assert.False(MessageRule.MayWrite(DiaryReader.None, isToCabinet: true, teaches: true));
        var thread = new FamilyThread { Id = LessonId, PupilId = Pupil, FamilyId = Mother, TeacherId = Teacher, CreatedAt = Nine };
        Assert.True(MessageRule.MayRead(thread, Mother, isStaff: false, DiaryReader.Guardian));
        Assert.False(MessageRule.MayRead(thread, Mother, isStaff: false, DiaryReader.None));
        Assert.True(MessageRule.MayRead(thread, Teacher, isStaff: false, DiaryReader.None));
        Assert.False(MessageRule.MayRead(thread, School, isStaff: true, DiaryReader.None));
    }

    private static ErrorCode Broken(Action act) => Assert.Throws<RuleBroken>(act).Error;
}
