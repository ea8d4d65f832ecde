using System.Net.Http.Headers;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Courses.Assignments;
using MethodCabinet.Server.Courses.Authoring;
using MethodCabinet.Server.Courses.Cohorts;
using MethodCabinet.Server.Courses.Learning;
using MethodCabinet.Server.Tests.Olympiads;
using MethodCabinet.Server.Tests.Olympiads.Appeals;

namespace MethodCabinet.Server.Tests.Courses;

/// <summary>A published course of a text and a practical work that waits for it, with a cohort that began yesterday and its tutor.</summary>
internal sealed record CourseScene(TestApp App, HttpClient Methodist, Guid CourseId, Guid TextId, Guid WorkId, Guid CohortId, Guid TutorId)
{
    public static readonly Dictionary<string, decimal> Enough = new() { ["a"] = 4 }, TooFew = new() { ["a"] = 1 };

    public const string FileText = "%PDF-1.4\n1 0 obj << >> endobj\ntrailer << >>";

    private static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow);

    public string CoursePath => $"/api/courses/{CourseId}";

    public HttpClient Tutor => App.As(TutorId);

    public static CohortPlan Plan(Admission admission = Admission.Open, int seats = 0, params Guid[] tutors) => new("Осень", Today.AddDays(-1), Today.AddDays(60), admission, seats, tutors);

    public static async Task<CourseScene> CreateAsync(TestApp app, Admission admission = Admission.Open, int seats = 0)
    {
        var methodist = app.As((await app.CreatePersonAsync([Role.Methodist])).Id);
        var tutor = (await app.CreatePersonAsync([Role.Teacher])).Id;
        var id = (await (await methodist.PostAsync("/api/courses", new CreateCourse.Request("Таблицы на уроке", CourseAudience.Teachers))).ReadAsync<CreateCourse.Response>()).Id;
        var path = $"/api/courses/{id}";
        var version = (await methodist.ReadAsync<GetCourse.Response>(path)).Version;
        version = await VersionOf(methodist.PutAsync(path, new EditCourse.Request("Таблицы на уроке", "О чём этот курс", 36, false, version)));
        var module = Guid.CreateVersion7();
        version = await VersionOf(methodist.PutAsync($"{path}/outline", new ArrangeCourse.Request(new([new(module, "Введение", [])]), version)));
        var text = await (await methodist.PostAsync($"{path}/units", new AddUnit.Request(module, UnitKind.Text, "Зачем таблицы", version))).ReadAsync<AddUnit.Response>();
        var work = await (await methodist.PostAsync($"{path}/units", new AddUnit.Request(module, UnitKind.Assignment, "Своя таблица", text.Version))).ReadAsync<AddUnit.Response>();
        await WriteAsync(methodist, path, text.UnitId, new("Таблица — это **строки** и столбцы."));
        await WriteAsync(methodist, path, work.UnitId, new("Сделайте журнал класса.", Assignment: new([new("a", "Формулы", 5)], 3, 2, LateRule.Accept)));
        var course = await methodist.ReadAsync<GetCourse.Response>(path);
        version = await VersionOf(methodist.PutAsync($"{path}/outline", new ArrangeCourse.Request(Waiting(course.Outline, work.UnitId, text.UnitId), course.Version)));
        await (await methodist.PostAsync($"{path}/editions", new PublishCourse.Request([], version))).OkAsync();
        var cohort = await (await methodist.PostAsync($"{path}/cohorts", Plan(admission, seats, tutor))).ReadAsync<CreateCohort.Response>();
        return new CourseScene(app, methodist, id, text.UnitId, work.UnitId, cohort.Id, tutor);
    }

    public Task<GetCourse.Response> CourseAsync() => Methodist.ReadAsync<GetCourse.Response>(CoursePath);

    public async Task<GetUnit.Response> WriteAsync(Guid unitId, UnitDraft draft) => await WriteAsync(Methodist, CoursePath, unitId, draft);

    /// <summary>A teacher who has a place in the cohort.</summary>
    public async Task<(HttpClient Client, Guid Enrolment, Guid PersonId)> LearnerAsync()
    {
        var person = (await App.CreatePersonAsync([Role.Teacher])).Id;
        var client = App.As(person);
        var asked = await (await client.PostAsync($"/api/learning/offers/{CohortId}")).ReadAsync<AskToLearn.Response>();
        return (client, asked.EnrolmentId, person);
    }

    public string UnitPath(Guid enrolment, Guid unit) => $"/api/learning/{enrolment}/units/{unit}";

    public async Task StudyTextAsync(HttpClient learner, Guid enrolment) =>
        await (await learner.PutAsync($"{UnitPath(enrolment, TextId)}/complete", new CompleteUnit.Request(true))).OkAsync();

    public Task<HttpResponseMessage> HandInAsync(HttpClient learner, Guid enrolment, string text = "Сделал(а)", Guid? id = null, params Guid[] files) =>
        learner.PostAsync($"{UnitPath(enrolment, WorkId)}/submissions", new HandInAssignment.Request(id ?? Guid.CreateVersion7(), text, files));

    /// <summary>Reads the text, hands the work in and gets enough points for it.</summary>
    public async Task CompleteAsync(HttpClient learner, Guid enrolment)
    {
        await StudyTextAsync(learner, enrolment);
        var work = Guid.CreateVersion7();
        await (await HandInAsync(learner, enrolment, id: work)).OkAsync();
        await (await Tutor.PutAsync($"/api/submissions/{work}/mark", new MarkSubmission.Request(Enough, "Хорошо.", false))).OkAsync();
    }

    public static async Task<UploadWork.Response> UploadAsync(HttpClient client, string path, string name = "журнал.pdf")
    {
        using var file = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(FileText));
        file.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        using var form = new MultipartFormDataContent { { file, "file", name } };
        return await (await client.PostAsync(new Uri($"{path}/files", UriKind.Relative), form)).ReadAsync<UploadWork.Response>();
    }

    private static CourseOutline Waiting(CourseOutline outline, Guid unit, Guid after)
    {
        var waiting = outline.Units.Single(u => u.Id == unit);
        return outline.With(waiting with { Release = waiting.Release with { After = [after] } });
    }

    private static async Task<GetUnit.Response> WriteAsync(HttpClient methodist, string path, Guid unitId, UnitDraft draft)
    {
        var unit = await methodist.ReadAsync<GetUnit.Response>($"{path}/units/{unitId}");
        await (await methodist.PutAsync($"{path}/units/{unitId}", new SaveUnit.Request(draft, unit.Version))).OkAsync();
        return await methodist.ReadAsync<GetUnit.Response>($"{path}/units/{unitId}");
    }

    private static async Task<uint> VersionOf(Task<HttpResponseMessage> change) => (await (await change).ReadAsync<CourseVersion>()).Value;
}
