using System.Security.Cryptography;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Quizzes;
using MethodCabinet.Domain.Courses.Readiness;
using MethodCabinet.Domain.Courses.Scorm;
using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Server.Courses.Quizzes;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials.Videos;
using MethodCabinet.Server.Tests.Exchange;
using MethodCabinet.Server.Tests.Olympiads;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Platform;

/// <summary>A course of a text, a practical work and a quiz in three cohorts, of which the chair is tutor: in one the owner has handed in, in one not yet, in one the owner is not.</summary>
internal sealed class NeighbourCourses
{
    private static readonly byte[] Docx = ExchangeFiles.Docx();

    private readonly DateTimeOffset now = DateTimeOffset.UtcNow;

    public NeighbourCourses(AppDb db, Neighbourhood rows)
    {
        Framework = db.CompetenceFrameworks.AsNoTracking().Single();
        Course = new Course { Id = Guid.CreateVersion7(), Audience = CourseAudience.Pupils, CreatedById = rows.Methodist.Id, CreatedAt = now };
        Course.Describe("Таблицы", "", "", 36, isTemplate: false);
        var text = Written(db, rows, new TextContent("Текст", "<p>Текст</p>"));
        var work = Written(db, rows, new AssignmentContent("Задание", "<p>Задание</p>", [new Criterion("a", "Формулы", 5)], 3, 2, LateRule.Accept));
        var part = new QuestionPart(Guid.CreateVersion7(), rows.Asked.Id);
        var quiz = Written(db, rows, new QuizContent("", "", [part], 2, null, 1, QuizCounts.Best, QuizFeedback.RightOrWrong, IsPractice: true, RetakesFailed: false, Shuffle: false));
        Recording = new StoredFile { Id = Guid.NewGuid(), Name = "лекция.mp4", MediaType = "video/mp4", Size = Neighbourhood.Photo.Length, Sha256 = new byte[32], CreatedById = rows.Methodist.Id, CreatedAt = now };
        db.StoredFiles.Add(Recording);
        db.Videos.Add(new Video { FileId = Recording.Id, VideoState = VideoState.Ready, AskedAt = now, Seconds = 60, Master = "#EXTM3U", Poster = Neighbourhood.Photo });
        var lecture = Written(db, rows, new VideoContent("", "", Recording.Id, null, []));
        Package = new StoredFile { Id = Guid.NewGuid(), Name = "тренажёр.zip", MediaType = "application/zip", Size = Neighbourhood.Photo.Length, Sha256 = new byte[32], CreatedById = rows.Methodist.Id, CreatedAt = now };
        db.StoredFiles.Add(Package);
        var trainer = Written(db, rows, new ScormContent("", "", Package.Id, new(ScormVersion.Scorm12, "Тренажёр", [new("a", "Тренажёр", 0, "index.html", true, "", null)], []), ByPackage: true));
        Shown = new StoredFile { Id = Guid.NewGuid(), Name = "памятка.jpg", MediaType = "image/jpeg", Size = Neighbourhood.Photo.Length, Sha256 = new byte[32], CreatedById = rows.Methodist.Id, CreatedAt = now };
        db.StoredFiles.Add(Shown);
        var handout = Written(db, rows, new FileContent("", "", Shown.Id));
        var lesson = Written(db, rows, new LessonContent("", ""));
        (LectureId, TrainerId, HandoutId, LessonUnitId) = (lecture.UnitId, trainer.UnitId, handout.UnitId, lesson.UnitId);
        var plan = new PeerReviewPlan(2, 7, PeerMark.Median, 0, 2);
        var team = Written(db, rows, new AssignmentContent("Вместе", "<p>Вместе</p>", [new Criterion("a", "Формулы", 5)], 3, 2, LateRule.Accept, Groups: new GroupWork(true, 3), Peers: plan));
        TeamId = team.UnitId;
        Module = new CourseModule(Guid.CreateVersion7(), "Введение", [UnitOf(text), UnitOf(work), UnitOf(quiz), UnitOf(lecture), UnitOf(trainer), UnitOf(team), UnitOf(handout), UnitOf(lesson)]);
        Course.Arrange(new([Module]));
        var contents = new[] { text, work, quiz, lecture, trainer, team, handout, lesson }.ToDictionary(version => version.Id, version => version.Content);
        db.Courses.Add(Course);
        db.CourseEditions.Add(Course.Publish(null, contents, rows.Methodist.Id, now));

        // There is something new to publish.
        Course.Arrange(new([Module with { Title = "Начало" }]));
        (TextId, WorkId, QuizId, TextVersion) = (text.UnitId, work.UnitId, quiz.UnitId, text);
        (Learned, Fresh, Offered) = (CohortOf(db, rows), CohortOf(db, rows), CohortOf(db, rows));
        (Enrolment, FreshEnrolment) = (Enrol(db, rows, Learned), Enrol(db, rows, Fresh));
        var set = new Lesson { Id = Guid.CreateVersion7(), Kind = LessonKind.Lesson, Title = "Разбор", StartsAt = now.AddDays(1), Minutes = 45, CreatedById = rows.Chair.Id };
        db.AddRange(set, new LessonMember { LessonId = set.Id, PersonId = rows.Chair.Id, Role = RoomRole.Teacher }, new CohortLesson { CohortId = Learned.Id, UnitId = LessonUnitId, LessonId = set.Id });
        File = new StoredFile { Id = Guid.NewGuid(), Name = "таблица.jpg", MediaType = "image/jpeg", Size = Neighbourhood.Photo.Length, Sha256 = new byte[32], IsPrivate = true, CreatedById = rows.Owner.Id, CreatedAt = now };
        db.StoredFiles.Add(File);
        Brought = new StoredFile
        {
            Id = Guid.NewGuid(),
            Name = "лишнее.jpg",
            MediaType = "image/jpeg",
            Size = Neighbourhood.Photo.Length,
            Sha256 = new byte[32],
            IsPrivate = true,
            BroughtFor = WorkFiles.PlaceOf(FreshEnrolment.Id, WorkId),
            CreatedById = rows.Owner.Id,
            CreatedAt = now,
        };
        db.StoredFiles.Add(Brought);
        Submission = Submission.HandIn(Guid.CreateVersion7(), Enrolment.Id, WorkId, work.Id, (AssignmentContent)work.Content, null, "Готово", 1, daysLate: 0, isOver: false, now);
        db.Submissions.Add(Submission);
        db.SubmissionFiles.Add(new SubmissionFile { SubmissionId = Submission.Id, Number = 1, FileId = File.Id });
        Together(db, rows, team);
        (Running, HandedIn) = (TryOf(db, rows, Enrolment, quiz, part), TryOf(db, rows, FreshEnrolment, quiz, part));
        HandedIn.Score((QuizContent)quiz.Content, 0, now);
        db.QuizEntries.Add(new QuizEntry
        {
            AttemptId = HandedIn.Id,
            DeviceId = Guid.CreateVersion7(),
            Seq = 1,
            TaskId = TaskOf(HandedIn),
            Answer = "null",
            ElapsedMs = 0,
            Hash = new byte[32],
            ChainBytes = 4,
            ReceivedAt = now.AddMinutes(1),
            IsLate = true,
            Counts = false,
        });
        Diagnostic = DiagnosticOf(db, rows);
    }

    public static IReadOnlyList<NeighbourRequest> Requests { get; } =
    [
        new("POST /api/courses/", _ => [], n => new { title = "Копия", audience = "pupils", copyOf = n.Courses.Course.Id }),
        new("GET /api/courses/{id:guid}", n => [n.Courses.Course.Id]),
        new("PUT /api/courses/{id:guid}", n => [n.Courses.Course.Id], n => new { title = "Таблицы и формулы", summary = "", hours = 36, isTemplate = false, version = n.Courses.Course.Version }),
        new("PUT /api/courses/{id:guid}/outline", n => [n.Courses.Course.Id], n => new { outline = n.Courses.Course.Outline, version = n.Courses.Course.Version }),
        new("PUT /api/courses/{id:guid}/archived", n => [n.Courses.Course.Id], n => new { isArchived = true, version = n.Courses.Course.Version }),
        new("POST /api/courses/{id:guid}/units", n => [n.Courses.Course.Id], n => new { moduleId = n.Courses.Module.Id, kind = "text", title = "Ещё", version = n.Courses.Course.Version }),
        new("GET /api/courses/{id:guid}/units/{unitId:guid}", n => [n.Courses.Course.Id, n.Courses.TextId]),
        new("PUT /api/courses/{id:guid}/units/{unitId:guid}", n => [n.Courses.Course.Id, n.Courses.TextId], n => new { draft = new { text = "Иначе" }, version = n.Courses.TextVersion.Version }),
        new("GET /api/courses/{id:guid}/units/{unitId:guid}/files/{fileId:guid}", n => [n.Courses.Course.Id, n.Courses.HandoutId, n.Courses.Shown.Id]),
        new("GET /api/courses/{id:guid}/units/{unitId:guid}/videos/{fileId:guid}/{name}", n => [n.Courses.Course.Id, n.Courses.LectureId, n.Courses.Recording.Id, "poster.webp"]),
        new("GET /api/videos/{id:guid}", n => [n.Courses.Recording.Id]),
        new("POST /api/videos/{id:guid}/again", n => [n.Courses.Recording.Id]),
        new("POST /api/courses/{id:guid}/editions", n => [n.Courses.Course.Id], n => new { cohortIds = new[] { n.Courses.Learned.Id }, version = n.Courses.Course.Version }),
        new("GET /api/courses/{id:guid}/editions/{number:int}", n => [n.Courses.Course.Id, 1]),
        new("POST /api/courses/{id:guid}/cohorts", n => [n.Courses.Course.Id], n => PlanOf(n)),
        new("POST /api/courses/{id:guid}/word/preview", n => [n.Courses.Course.Id], _ => Document()),
        new("POST /api/courses/{id:guid}/word", n => [n.Courses.Course.Id], _ => Document(), n => $"sha256={Convert.ToHexStringLower(SHA256.HashData(Docx))}&version={n.Courses.Course.Version}"),
        new("GET /api/courses/{id:guid}/archive", n => [n.Courses.Course.Id]),
        new("GET /api/courses/{id:guid}/archive/report", n => [n.Courses.Course.Id]),
        new("POST /api/courses/archives", _ => [], n => new { fileId = n.Courses.Recording.Id }, Case: "no archive", ForNobody: true),
        new("GET /api/courses/{id:guid}/scorm/report", n => [n.Courses.Course.Id]),
        new("GET /api/courses/{id:guid}/scorm/{version}", n => [n.Courses.Course.Id, "scorm12"]),
        new("GET /api/courses/{id:guid}/readiness", n => [n.Courses.Course.Id]),
        new("PUT /api/courses/{id:guid}/readiness", n => [n.Courses.Course.Id], _ => new { develops = Array.Empty<object>(), checks = Array.Empty<object>(), version = (uint?)null }),
        new("GET /api/readiness/framework/diagnostic", _ => []),
        new("POST /api/readiness/framework/diagnostic", _ => [], _ => new { title = "Диагностика", bankId = (Guid?)null, perLevel = 2 }),
        new("GET /api/readiness/diagnostics/{id:guid}/missing", n => [n.Courses.Diagnostic.Id]),
        new("POST /api/readiness/diagnostics/{id:guid}/reminders", n => [n.Courses.Diagnostic.Id], _ => new { cohortId = (Guid?)null }),
        new("PUT /api/readiness/framework", _ => [], n => new { levels = n.Courses.Framework.Levels, areas = n.Courses.Framework.Areas, targetLevel = 1, version = n.Courses.Framework.Version }),
        new("GET /api/cohorts/{id:guid}", n => [n.Courses.Learned.Id]),
        new("PUT /api/cohorts/{id:guid}", n => [n.Courses.Learned.Id], n => new { plan = PlanOf(n), edition = 1, version = n.Courses.Learned.Version }),
        new("POST /api/cohorts/{id:guid}/enrolments", n => [n.Courses.Offered.Id], n => new { personIds = new[] { n.Owner.Id } }),
        new("GET /api/cohorts/{id:guid}/submissions", n => [n.Courses.Learned.Id]),
        new("PUT /api/enrolments/{id:guid}/decision", n => [n.Courses.Enrolment.Id], _ => new { decision = "remove", reason = "Переезд" }),
        new("PUT /api/enrolments/{id:guid}/units/{unitId:guid}/extension", n => [n.Courses.Enrolment.Id, n.Courses.WorkId], n => new { until = n.Courses.Learned.StartsOn.AddDays(9) }),
        new("GET /api/submissions/{id:guid}", n => [n.Courses.Submission.Id]),
        new("PUT /api/submissions/{id:guid}/mark", n => [n.Courses.Submission.Id], _ => new { points = new Dictionary<string, decimal> { ["a"] = 5 }, comment = "", isReturned = false }),
        new("GET /api/submissions/{id:guid}/files/{number:int}", n => [n.Courses.Submission.Id, 1]),
        new("GET /api/cohorts/{id:guid}/units/{unitId:guid}/groups", n => [n.Courses.Learned.Id, n.Courses.TeamId]),
        new("PUT /api/cohorts/{id:guid}/units/{unitId:guid}/groups/members", n => [n.Courses.Learned.Id, n.Courses.TeamId], n => new { enrolmentId = n.Courses.Enrolment.Id, groupId = (Guid?)null, isNew = true }),
        new("POST /api/cohorts/{id:guid}/units/{unitId:guid}/groups/deal", n => [n.Courses.Learned.Id, n.Courses.TeamId], _ => new { size = 2 }),
        new("GET /api/cohorts/{id:guid}/units/{unitId:guid}/reviews", n => [n.Courses.Learned.Id, n.Courses.TeamId]),
        new("POST /api/cohorts/{id:guid}/units/{unitId:guid}/reviews", n => [n.Courses.Fresh.Id, n.Courses.TeamId], _ => new { }),
        new("POST /api/cohorts/{id:guid}/units/{unitId:guid}/reviews/settle", n => [n.Courses.Learned.Id, n.Courses.TeamId], _ => new { }),
        new("PUT /api/reviews/{id:guid}/aside", n => [n.Courses.Review.Id], _ => new { reason = "Не по делу" }),
        new("GET /api/reviews/{id:guid}", n => [n.Courses.Review.Id]),
        new("PUT /api/reviews/{id:guid}", n => [n.Courses.Review.Id], _ => new { points = new Dictionary<string, decimal> { ["a"] = 4 }, comments = new Dictionary<string, string> { ["a"] = "Верно" } }),
        new("GET /api/reviews/{id:guid}/files/{number:int}", n => [n.Courses.Review.Id, 1]),
        new("GET /api/learning/{id:guid}/units/{unitId:guid}/group", n => [n.Courses.Enrolment.Id, n.Courses.TeamId]),
        new("PUT /api/learning/{id:guid}/units/{unitId:guid}/group", n => [n.Courses.Enrolment.Id, n.Courses.TeamId], _ => new { groupId = (Guid?)null, isNew = true }),
        new("PUT /api/learning/{id:guid}/units/{unitId:guid}/group/draft", n => [n.Courses.Enrolment.Id, n.Courses.TeamId], _ => new { text = "Ещё", fileIds = Array.Empty<Guid>(), draft = 1 }),
        new("GET /api/learning/{id:guid}/units/{unitId:guid}/group/files/{fileId:guid}", n => [n.Courses.Enrolment.Id, n.Courses.TeamId, n.Courses.File.Id]),
        new("GET /api/learning/{id:guid}/units/{unitId:guid}/reviews", n => [n.Courses.Enrolment.Id, n.Courses.TeamId]),
        new("POST /api/learning/offers/{id:guid}", n => [n.Courses.Offered.Id]),
        new("GET /api/learning/{id:guid}", n => [n.Courses.Enrolment.Id]),
        new("POST /api/learning/{id:guid}/leave", n => [n.Courses.Enrolment.Id], _ => new { reason = "Переезд" }),
        new("GET /api/learning/{id:guid}/units/{unitId:guid}", n => [n.Courses.Enrolment.Id, n.Courses.TextId]),
        new("PUT /api/learning/{id:guid}/units/{unitId:guid}/opened", n => [n.Courses.Enrolment.Id, n.Courses.TextId]),
        new("PUT /api/learning/{id:guid}/units/{unitId:guid}/complete", n => [n.Courses.Enrolment.Id, n.Courses.TextId], _ => new { isComplete = true }),
        new("GET /api/learning/{id:guid}/units/{unitId:guid}/videos/{fileId:guid}/{name}", n => [n.Courses.Enrolment.Id, n.Courses.LectureId, n.Courses.Recording.Id, "poster.webp"]),
        new("PUT /api/learning/{id:guid}/units/{unitId:guid}/watched", n => [n.Courses.Enrolment.Id, n.Courses.LectureId], n => new { fileId = n.Courses.Recording.Id, position = 5, parts = new[] { new { from = 0, to = 5 } }, seconds = 60 }),
        new("PUT /api/learning/{id:guid}/units/{unitId:guid}/scorm", n => [n.Courses.Enrolment.Id, n.Courses.TrainerId], n => new { fileId = n.Courses.Package.Id, itemId = "a", revision = 1, values = new Dictionary<string, string>() }),
        new("GET /api/learning/{id:guid}/units/{unitId:guid}/submissions", n => [n.Courses.Enrolment.Id, n.Courses.WorkId]),
        new("POST /api/learning/{id:guid}/units/{unitId:guid}/submissions", n => [n.Courses.FreshEnrolment.Id, n.Courses.WorkId], _ => new { submissionId = Guid.CreateVersion7(), text = "Готово", fileIds = Array.Empty<Guid>() }),
        new("GET /api/courses/{id:guid}/units/{unitId:guid}/quiz-preview", n => [n.Courses.Course.Id, n.Courses.QuizId]),
        new("POST /api/courses/{id:guid}/units/{unitId:guid}/quiz-preview/score", n => [n.Courses.Course.Id, n.Courses.QuizId], _ => new { seed = Guid.CreateVersion7(), answers = new Dictionary<Guid, string>() }),
        new("POST /api/courses/{id:guid}/walk", n => [n.Courses.Course.Id], _ => new { startsOn = "2027-01-11", at = "2027-01-11T09:00:00Z", group = "", done = Array.Empty<object>() }),
        new("GET /api/courses/{id:guid}/walk/units/{unitId:guid}", n => [n.Courses.Course.Id, n.Courses.TextId]),
        new("GET /api/cohorts/{id:guid}/release", n => [n.Courses.Learned.Id]),
        new("GET /api/cohorts/{id:guid}/lessons", n => [n.Courses.Learned.Id]),
        new("PUT /api/cohorts/{id:guid}/lessons/{unitId:guid}", n => [n.Courses.Learned.Id, n.Courses.LessonUnitId], _ => new { startsAt = "2027-01-11T09:00:00Z", minutes = 45, hasWaitingRoom = false }),
        new("POST /api/learning/{id:guid}/units/{unitId:guid}/lesson", n => [n.Courses.Enrolment.Id, n.Courses.LessonUnitId]),
        new("PUT /api/cohorts/{id:guid}/lessons/{unitId:guid}/called-off", n => [n.Courses.Learned.Id, n.Courses.LessonUnitId]),
        new("PUT /api/cohorts/{id:guid}/release/{targetId:guid}", n => [n.Courses.Learned.Id, n.Courses.WorkId], _ => new { word = "open" }),
        new("GET /api/cohorts/{id:guid}/units/{unitId:guid}/quiz-statistics", n => [n.Courses.Learned.Id, n.Courses.QuizId]),
        new("POST /api/enrolments/{id:guid}/units/{unitId:guid}/quiz-attempts", n => [n.Courses.Enrolment.Id, n.Courses.QuizId]),
        new("GET /api/quiz-attempts/{id:guid}", n => [n.Courses.Running.Id]),
        new("POST /api/quiz-attempts/{id:guid}/journal", n => [n.Courses.Running.Id], JournalOf),
        new("PUT /api/quiz-attempts/{id:guid}/place", n => [n.Courses.Running.Id], n => new { taskId = TaskOf(n.Courses.Running), flags = Array.Empty<Guid>() }),
        new("POST /api/quiz-attempts/{id:guid}/check", n => [n.Courses.Running.Id], n => new { taskId = TaskOf(n.Courses.Running) }),
        new("POST /api/quiz-attempts/{id:guid}/hand-in", n => [n.Courses.Running.Id], _ => new { }),
        new("GET /api/quiz-attempts/{id:guid}/result", n => [n.Courses.HandedIn.Id]),
        new("GET /api/enrolments/{id:guid}/units/{unitId:guid}/quiz-attempts", n => [n.Courses.FreshEnrolment.Id, n.Courses.QuizId]),
        new("GET /api/quiz-attempts/{id:guid}/answers", n => [n.Courses.HandedIn.Id]),
        new("POST /api/quiz-attempts/{id:guid}/late-answers", n => [n.Courses.HandedIn.Id], _ => new { upTo = 1_000_000_000, reason = "Отключали свет" }),
        new("POST /api/learning/{id:guid}/units/{unitId:guid}/files", n => [n.Courses.FreshEnrolment.Id, n.Courses.WorkId], _ => new MultipartFormDataContent { { new StringContent("%PDF-1.7"), "file", "work.pdf" } }),
        new(
            "POST /api/learning/{id:guid}/units/{unitId:guid}/files/uploads",
            n => [n.Courses.FreshEnrolment.Id, n.Courses.WorkId],
            _ => new { name = "work.jpg", size = Neighbourhood.Photo.Length, head = Convert.ToBase64String(Neighbourhood.Photo), fingerprint = new string('0', 64) }),
        new("GET /api/learning/{id:guid}/units/{unitId:guid}/files/{fileId:guid}", n => [n.Courses.Enrolment.Id, n.Courses.HandoutId, n.Courses.Shown.Id]),
        new("DELETE /api/learning/{id:guid}/units/{unitId:guid}/files/{fileId:guid}", n => [n.Courses.FreshEnrolment.Id, n.Courses.WorkId, n.Courses.Brought.Id]),
    ];

    private Course DiagnosticOf(AppDb db, Neighbourhood rows)
    {
        var course = new Course { Id = Guid.CreateVersion7(), Audience = CourseAudience.Teachers, CreatedById = rows.Methodist.Id, CreatedAt = now };
        course.Describe("Диагностика", "", "", 1, isTemplate: false);
        var text = new UnitVersion(Guid.CreateVersion7(), course.Id, Guid.CreateVersion7(), new TextContent("Текст", "<p>Текст</p>"), rows.Methodist.Id, now);
        course.Arrange(new([new(Guid.CreateVersion7(), "Диагностика", [UnitOf(text)])]));
        var readiness = new CourseReadiness { CourseId = course.Id };
        readiness.Set([], [new(text.UnitId, null, Framework.Competences.First().Id, 1)], Framework, new HashSet<(Guid, string?)> { (text.UnitId, null) });
        db.AddRange(course, text, course.Publish(null, new Dictionary<Guid, UnitContent> { [text.Id] = text.Content }, rows.Methodist.Id, now), readiness);
        return course;
    }

    /// <summary>The cabinet's.</summary>
    public CompetenceFramework Framework { get; }

    /// <summary>Published, and changed since.</summary>
    public Course Course { get; }

    /// <summary>Published, and it checks something.</summary>
    public Course Diagnostic { get; }

    public CourseModule Module { get; }

    public Guid TextId { get; }

    public Guid WorkId { get; }

    public Guid QuizId { get; }

    /// <summary>A practical work in groups that learners review.</summary>
    public Guid TeamId { get; }

    public PeerReview Review { get; private set; } = null!;

    public QuizAttempt Running { get; }

    public QuizAttempt HandedIn { get; }

    public Guid LectureId { get; }

    public StoredFile Recording { get; }

    public Guid HandoutId { get; }

    public StoredFile Shown { get; }

    public Guid TrainerId { get; }

    public Guid LessonUnitId { get; }

    public StoredFile Package { get; }

    public UnitVersion TextVersion { get; }

    public Cohort Learned { get; }

    public Cohort Fresh { get; }

    public Cohort Offered { get; }

    public Enrolment Enrolment { get; }

    public Enrolment FreshEnrolment { get; }

    public Submission Submission { get; }

    public StoredFile File { get; }

    /// <summary>For a work, not handed in.</summary>
    public StoredFile Brought { get; }

    private static MultipartFormDataContent Document() => new() { { new ByteArrayContent(Docx), "file", "план.docx" } };

    private static object PlanOf(Neighbourhood n) => new { title = "Осень", startsOn = n.Courses.Learned.StartsOn, endsOn = (DateOnly?)null, admission = "open", seats = 0, tutorIds = new[] { n.Chair.Id } };

    private static OutlineUnit UnitOf(UnitVersion version) => new(version.UnitId, version.Id, version.Content.Kind, "Занятие", 10, IsRequired: true, Release.AtOnce);

    private static Guid TaskOf(QuizAttempt attempt) => QuizAttempt.TaskIdOf(attempt.Id, 1);

    private static SubmitQuizJournal.Request JournalOf(Neighbourhood n)
    {
        var device = new Device(n.Courses.Running.Id);
        return new(device.Id, [device.Write(TaskOf(n.Courses.Running), """{"type":"trueFalse","value":true}""")]);
    }

    private QuizAttempt TryOf(AppDb db, Neighbourhood rows, Enrolment enrolment, UnitVersion quiz, QuestionPart part)
    {
        var attempt = new QuizAttempt
        {
            Id = QuizAttempt.IdOf(enrolment.Id, quiz.UnitId, 1),
            EnrolmentId = enrolment.Id,
            UnitId = quiz.UnitId,
            PersonId = rows.Owner.Id,
            VersionId = quiz.Id,
            Number = 1,
            OpenedAt = now,
            EndsAt = null,
            MaxPoints = 1,
        };
        db.QuizAttempts.Add(attempt);
        db.QuizTasks.Add(new QuizTask { AttemptId = attempt.Id, TaskId = TaskOf(attempt), Position = 1, PartId = part.Id, Slot = 0, QuestionVersionId = part.VersionId, MaxPoints = 1, IsKept = false });
        return attempt;
    }

    private UnitVersion Written(AppDb db, Neighbourhood rows, UnitContent content)
    {
        var version = new UnitVersion(Guid.CreateVersion7(), Course.Id, Guid.CreateVersion7(), content, rows.Methodist.Id, now);
        db.UnitVersions.Add(version);
        return version;
    }

    /// <summary>The owner's group with what it has written, a work that the owner has reviewed, and two works that can be dealt.</summary>
    private void Together(AppDb db, Neighbourhood rows, UnitVersion team)
    {
        var group = new WorkGroup { Id = Guid.CreateVersion7(), CohortId = Learned.Id, UnitId = TeamId, Number = 1 };
        group.Write("Пишем", [File.Id], 0, 2, Enrolment.Id, now);
        db.WorkGroups.Add(group);
        db.WorkGroupMembers.Add(new WorkGroupMember { EnrolmentId = Enrolment.Id, UnitId = TeamId, GroupId = group.Id });
        var round = new PeerRound { Id = Guid.CreateVersion7(), CohortId = Learned.Id, UnitId = TeamId, DealtAt = now, Until = Learned.StartsOn.AddDays(60) };
        db.PeerRounds.Add(round);
        Review = new PeerReview { Id = Guid.CreateVersion7(), RoundId = round.Id, SubmissionId = Submission.Id, ReviewerId = Enrolment.Id, Number = 1 };
        Review.Do((AssignmentContent)team.Content, new Dictionary<string, decimal> { ["a"] = 3 }, new Dictionary<string, string> { ["a"] = "Хорошо" }, isOver: false, now);
        db.PeerReviews.Add(Review);
        var other = new Enrolment { Id = Guid.CreateVersion7(), CohortId = Fresh.Id, PersonId = rows.Methodist.Id, State = EnrolmentState.Active, AskedAt = now };
        db.Enrolments.Add(other);
        db.Submissions.AddRange(new[] { FreshEnrolment, other }.Select(author =>
            Submission.HandIn(Guid.CreateVersion7(), author.Id, TeamId, team.Id, (AssignmentContent)team.Content, null, "Готово", 0, daysLate: 0, isOver: false, now)));
    }

    private Cohort CohortOf(AppDb db, Neighbourhood rows)
    {
        var cohort = new Cohort { Id = Guid.CreateVersion7(), CourseId = Course.Id, Edition = 1, CreatedAt = now };
        cohort.Plan("Осень", DateOnly.FromDateTime(now.UtcDateTime).AddDays(-1), null, Admission.Open, 0);
        db.Cohorts.Add(cohort);
        db.CohortTutors.Add(new CohortTutor { CohortId = cohort.Id, PersonId = rows.Chair.Id });
        return cohort;
    }

    private Enrolment Enrol(AppDb db, Neighbourhood rows, Cohort cohort)
    {
        var enrolment = new Enrolment { Id = Guid.CreateVersion7(), CohortId = cohort.Id, PersonId = rows.Owner.Id, State = EnrolmentState.Active, AskedAt = now };
        db.Enrolments.Add(enrolment);
        db.UnitProgress.AddRange(new[] { TextId, WorkId }.Select(unit => new UnitProgress { EnrolmentId = enrolment.Id, UnitId = unit, OpenedAt = now }));
        return enrolment;
    }
}
