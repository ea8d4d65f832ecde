using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Server.Olympiads.Attempts;
using MethodCabinet.Server.Tests.Olympiads;
using static MethodCabinet.Server.Tests.Platform.Neighbourhood;

namespace MethodCabinet.Server.Tests.Platform;

/// <summary>A request for rows of the owner's.</summary>
/// <param name="Endpoint">As the table names it.</param>
/// <param name="Ids">For the parameters of the route, in their order.</param>
/// <param name="Body">Sound, so that only who asks decides.</param>
/// <param name="Case">What is special about these rows.</param>
/// <param name="ForNobody">Refused whoever asks.</param>
internal sealed partial record NeighbourRequest(
    string Endpoint, Func<Neighbourhood, object[]> Ids, Func<Neighbourhood, object?>? Body = null, Func<Neighbourhood, string>? Query = null, string Case = "", bool ForNobody = false)
{
    public string Name => Case.Length == 0 ? Endpoint : $"{Endpoint} ({Case})";

    public HttpMethod Method => new(Endpoint.Split(' ')[0]);

    public string PathOf(Neighbourhood rows)
    {
        var ids = new Queue<object>(Ids(rows));
        var path = Parameter().Replace(Endpoint.Split(' ')[1], _ => ids.Dequeue().ToString()!);
        return Query is null ? path : $"{path}?{Query(rows)}";
    }

    [GeneratedRegex(@"\{[^}]+\}+")]
    private static partial Regex Parameter();
}

/// <summary>Every endpoint that takes an id, with rows that are somebody else's.</summary>
internal static class NeighbourRequests
{
    private static readonly DateOnly FirstDay = new(DateTimeOffset.UtcNow.Year + 1, 9, 1);
    private static readonly string[] Kinds = ["publication"];
    private static readonly int[] Grades = [9];
    private static readonly bool[] Both = [true, false];

    public static IReadOnlyList<NeighbourRequest> All { get; } =
    [
        .. Accounts(), .. Organizations(), .. People(), .. Imports(), .. Files(), .. Library(), .. Questions(), .. Olympiads(), .. Papers(), .. Seals(), .. Registrations(), .. Attempts(), .. Scoring(), .. Jury(), .. Appeals(),
        .. Standings(), .. Feed(), .. Results(), .. PublishedWorks(), .. Certificates(), .. ContestCertificates(), .. NeighbourContests.Requests, .. NeighbourCourses.Requests, .. NeighbourEnrolments.Requests, .. NeighbourTalk.Requests, .. NeighbourLessons.Requests, .. NeighbourTimetables.Requests,
    ];

    private static IEnumerable<NeighbourRequest> Accounts() =>
    [
        new("POST /api/account/reset", _ => [], n => new { personId = n.Owner.Id, token = "x", @new = "новый пароль" }, ForNobody: true),
        new("DELETE /api/account/passkeys/{id}", n => [n.Passkey]),
        new("DELETE /api/account/sessions/{id:guid}", n => [n.Session]),
    ];

    private static IEnumerable<NeighbourRequest> Organizations() =>
    [
        new("PUT /api/organizations/{id:guid}", n => [n.Home.Id], n => new { kind = "school", shortName = $"{n.Home.Id}", fullName = "", address = "", version = n.Home.Version }),
        new("GET /api/organizations/{id:guid}/school-year", n => [n.Home.Id], Query: _ => $"firstDay={FirstDay:yyyy-MM-dd}"),
        new("POST /api/organizations/{id:guid}/school-year", n => [n.Home.Id], _ => new { firstDay = FirstDay }),
    ];

    private static IEnumerable<NeighbourRequest> People() =>
    [
        new("GET /api/people/", _ => [], Query: n => $"organizationId={n.Home.Id}"),
        new("POST /api/people/", _ => [], n => Named("Новенькая", place: Place(n.Home.Id))),
        new("POST /api/people/consents", _ => [], n => new { personIds = new[] { n.Owner.Id }, kinds = Kinds, publication = "initials", paperDate = "2026-09-01" }),
        new("GET /api/people/{id:guid}", n => [n.Owner.Id]),
        new("PUT /api/people/{id:guid}", n => [n.Owner.Id], n => Named("Иная", version: n.Owner.Version)),
        new("POST /api/people/{id:guid}/appointments", n => [n.Teacher.Id], _ => new { role = "juror" }),
        new("DELETE /api/people/{id:guid}/appointments/{appointmentId:guid}", n => [n.Juror.Id, n.JurorsOffice]),
        new("DELETE /api/people/{id:guid}/second-factor", n => [n.Juror.Id]),
        new("PUT /api/people/{id:guid}/consents/{kind}", n => [n.Owner.Id, "publication"], Query: _ => "form=cipher"),
        new("DELETE /api/people/{id:guid}/consents/{kind}", n => [n.Owner.Id, "participation"]),
        new("POST /api/people/{id:guid}/guardians", n => [n.Owner.Id], _ => new { guardianId = (Guid?)null, @new = Named("Бабушкина") }, Case: "somebody new"),
        new("POST /api/people/{id:guid}/guardians", n => [n.Owner.Id], n => new { guardianId = n.Guardian.Id, @new = (object?)null }, Case: "a known person"),
        new("GET /api/people/{id:guid}/known-guardians", n => [n.Owner.Id], Query: _ => "name=опек"),
        new("DELETE /api/people/{id:guid}/guardians/{guardianId:guid}", n => [n.Owner.Id, n.Parent.Id]),
        new("POST /api/people/{id:guid}/memberships", n => [n.Owner.Id], n => Place(n.Home.Id, "В"), Case: "another class"),
        new("POST /api/people/{id:guid}/memberships", n => [n.Owner.Id], n => Place(n.Other.Id), Case: "another school"),
        new("POST /api/people/{id:guid}/memberships/{membershipId:guid}/end", n => [n.Owner.Id, n.MembershipId], _ => new { }),
        new("POST /api/people/{id:guid}/one-time-password", n => [n.Owner.Id]),
        new("GET /api/login-cards/", _ => [], Query: n => $"organizationId={n.Home.Id}"),
        new("POST /api/login-cards/", _ => [], n => new { organizationId = n.Home.Id }),
        new("GET /api/audit-log/", _ => [], Query: n => $"subjectId={n.Owner.Id}&actorId={n.Methodist.Id}"),
    ];

    private static IEnumerable<NeighbourRequest> Imports() =>
    [
        new("POST /api/imports/", _ => [], _ => Form("Фамилия;Имя;Дата рождения;Класс\nНовенькая;Анна;17.05.2012;9А", "9А.csv"), n => $"kind=pupils&organizationId={n.Home.Id}"),
        new("GET /api/imports/{id:guid}", n => [n.Import.Id]),
        new("POST /api/imports/{id:guid}/confirm", n => [n.Import.Id]),
    ];

    private static IEnumerable<NeighbourRequest> Files() =>
    [
        new("GET /api/files/{id:guid}", n => [n.Picture.Id], Case: "of a question"),
        new("GET /api/files/{id:guid}", n => [n.WorkFile.Id], Case: "of a work", ForNobody: true),
        new("GET /api/files/{id:guid}", n => [n.Courses.Shown.Id], Case: "of a unit"),
        new("HEAD /api/files/{id:guid}", n => [n.Picture.Id], Case: "of a question"),
        new("HEAD /api/files/{id:guid}", n => [n.WorkFile.Id], Case: "of a work", ForNobody: true),
        new("GET /api/files/uploads/{id:guid}", n => [n.Coming.Id]),
        new("GET /api/files/uploads/{id:guid}/parts/{number:int}", n => [n.Coming.Id, 1]),
        new("PUT /api/files/uploads/{id:guid}/parts/{number:int}", n => [n.Coming.Id, 1], _ => new ByteArrayContent(Photo), _ => $"from=0&sha256={Convert.ToHexStringLower(SHA256.HashData(Photo))}"),
        new("POST /api/files/uploads/{id:guid}/complete", n => [n.Come.Id], n => new { sha256 = Convert.ToHexStringLower(SHA256.HashData(Photo)) }),
        new("DELETE /api/files/uploads/{id:guid}", n => [n.Coming.Id]),
    ];

    private static IEnumerable<NeighbourRequest> Library() =>
    [
        new("GET /api/materials/{id:guid}", n => [n.Library.Draft.Id], Case: "a draft"),
        new("GET /api/materials/{id:guid}", n => [n.Library.Proposed.Id], Case: "in review"),
        new("GET /api/materials/{id:guid}", n => [n.Library.Open.Id], Case: "for everyone"),
        new("GET /api/materials/{id:guid}", n => [n.Library.Guarded.Id], Case: "for teachers"),
        new("PUT /api/materials/{id:guid}", n => [n.Library.Draft.Id], n => new { description = NeighbourLibrary.Description, version = n.Library.Draft.Version }),
        new("PUT /api/materials/{id:guid}", n => [n.Library.Open.Id], n => new { description = NeighbourLibrary.Description, version = n.Library.Open.Version }, Case: "published"),
        new("DELETE /api/materials/{id:guid}", n => [n.Library.Draft.Id]),
        new("POST /api/materials/{id:guid}/submit", n => [n.Library.Draft.Id], n => new { version = n.Library.Draft.Version }),
        new("POST /api/materials/{id:guid}/return", n => [n.Library.Proposed.Id], n => new { remark = "Дополните", version = n.Library.Proposed.Version }),
        new("POST /api/materials/{id:guid}/publish", n => [n.Library.Proposed.Id], n => new { version = n.Library.Proposed.Version }),
        new("POST /api/materials/{id:guid}/withdraw", n => [n.Library.Open.Id], n => new { reason = "Устарел", version = n.Library.Open.Version }),
        new("POST /api/materials/{id:guid}/stored-files", n => [n.Library.Draft.Id], n => new { fileId = n.Library.OwnFile.Id, number = (int?)null }),
        new("GET /api/materials/{id:guid}/files/{number:int}", n => [n.Library.Draft.Id, 1], Case: "of a draft"),
        new("GET /api/materials/{id:guid}/files/{number:int}", n => [n.Library.Guarded.Id, 1], Case: "for teachers"),
        new("GET /api/materials/{id:guid}/files/{number:int}/preview", n => [n.Library.Draft.Id, 1], Case: "of a draft"),
        new("GET /api/materials/{id:guid}/files/{number:int}/preview", n => [n.Library.Guarded.Id, 1], Case: "for teachers"),
        new("PUT /api/materials/{id:guid}/files/{number:int}/preview", n => [n.Library.Document.Id, 1], _ => new ByteArrayContent(NeighbourLibrary.Page)),
        new("DELETE /api/materials/{id:guid}/files/{number:int}", n => [n.Library.Draft.Id, 1]),
        new("GET /api/library/search", _ => [], Query: n => $"collection={n.Library.Collection.Id}"),
        new("GET /api/library/collections/{id:guid}", n => [n.Library.Collection.Id]),
        new("POST /api/library/collections", _ => [], n => new { title = "Подборка", text = "", materials = new[] { n.Library.Open.Id } }),
        new("PUT /api/library/collections/{id:guid}", n => [n.Library.Collection.Id], n => new { title = "Подборка", text = "", materials = new[] { n.Library.Open.Id }, version = n.Library.Collection.Version }),
        new("DELETE /api/library/collections/{id:guid}", n => [n.Library.Collection.Id]),
    ];

    private static IEnumerable<NeighbourRequest> Questions() =>
    [
        new("PUT /api/question-banks/{bankId:guid}/for-lessons", n => [n.BankId], _ => new { isForLessons = false }),
        new("GET /api/question-banks/{bankId:guid}/questions", n => [n.BankId]),
        new("GET /api/question-banks/{bankId:guid}/export/{format:regex(^(gift|moodle-xml)$)}", n => [n.BankId, "gift"]),
        new("POST /api/question-banks/{bankId:guid}/import/preview", n => [n.BankId], _ => Form(Gift, "questions.gift")),
        new("POST /api/question-banks/{bankId:guid}/import", n => [n.BankId], _ => Form(Gift, "questions.gift", ("gradeFrom", "7"), ("gradeTo", "9")), _ => $"sha256={GiftDigest}"),
        new("GET /api/questions/{id:guid}", n => [n.Asked.QuestionId]),
        new("PUT /api/questions/{id:guid}", n => [n.Asked.QuestionId], n => new { bankId = n.BankId, subject = "biology", gradeFrom = 7, gradeTo = 9, tags = Array.Empty<string>(), number = 2, draft = Draft() }),
        new("PUT /api/questions/{id:guid}/archived", n => [n.Asked.QuestionId], _ => new { archived = true }),
    ];

    private static IEnumerable<NeighbourRequest> Olympiads() =>
    [
        new("GET /api/olympiads", _ => [], Query: n => $"seasonId={n.Running.SeasonId}"),
        new("POST /api/olympiads", _ => [], n => new
        {
            seasonId = n.Running.SeasonId, subjectCode = "biology", stage = "own", title = "Новая", registrationOpensAt = n.Draft.RegistrationOpensAt,
            registrationClosesAt = n.Draft.RegistrationClosesAt, selfRegistration = false, grades = Grades,
        }),
        new("GET /api/olympiads/{id:guid}", n => [n.Running.Id]),
        new("GET /api/olympiads/{id:guid}", n => [n.Draft.Id], Case: "a draft"),
        new("PUT /api/olympiads/{id:guid}", n => [n.Draft.Id], n => new
        {
            subjectCode = "biology", stage = "own", title = "Иная", registrationOpensAt = n.Draft.RegistrationOpensAt,
            registrationClosesAt = n.Draft.RegistrationClosesAt, selfRegistration = false, version = n.Draft.Version,
        }),
        new("GET /api/olympiads/{id:guid}/checklist", n => [n.Draft.Id]),
        new("GET /api/olympiads/{id:guid}/regulations", n => [n.Published.Id]),
        new("GET /api/olympiads/{id:guid}/regulations", n => [n.Draft.Id], Case: "a draft"),
        new("PUT /api/olympiads/{id:guid}/regulations", n => [n.Draft.Id], n => new { fileId = n.Regulations.Id }),
        new("POST /api/olympiads/{id:guid}/publish", n => [n.Draft.Id]),
        new("POST /api/olympiads/{id:guid}/cancel", n => [n.Draft.Id]),
        new("POST /api/olympiads/{id:guid}/copy", n => [n.Running.Id], n => new { seasonId = n.Running.SeasonId, title = "Ещё раз", shiftDays = 365, withPapers = true }),
        new("POST /api/olympiads/{id:guid}/tracks", n => [n.Draft.Id], _ => new { grade = 10 }),
        new("PUT /api/tracks/{id:guid}", n => [n.Draft.Tracks[0].Id], _ => new { name = "Девятые" }),
        new("DELETE /api/tracks/{id:guid}", n => [n.FreeTrack.Id]),
        new("POST /api/olympiads/{id:guid}/rounds", n => [n.Draft.Id], n => Window(RoundOf(n.Draft))),
        new("PUT /api/olympiads/{id:guid}/rounds/order", n => [n.Draft.Id], n => new { roundIds = new[] { RoundOf(n.Draft).Id } }),
        new("PUT /api/rounds/{id:guid}", n => [RoundOf(n.Draft).Id], n => Window(RoundOf(n.Draft))),
        new("DELETE /api/rounds/{id:guid}", n => [RoundOf(n.Draft).Id]),
        new("PUT /api/subjects/{code}", n => [n.OwnSubject], n => new { name = $"Иной предмет {n.OwnSubject}", isRetired = false }),
    ];

    private static IEnumerable<NeighbourRequest> Papers() =>
    [
        new("POST /api/rounds/{id:guid}/papers", n => [RoundOf(n.Draft).Id], n => new { trackId = n.FreeTrack.Id, title = "Задания", instructions = "", maxPoints = 1 }),
        new("GET /api/papers/{id:guid}", n => [PaperOf(n.Running).Id]),
        new("GET /api/papers/{id:guid}/preview", n => [PaperOf(n.Running).Id]),
        new("PUT /api/papers/{id:guid}", n => [PaperOf(n.Draft).Id], n => new { title = "Иные задания", instructions = "", maxPoints = 1, moreMinutes = 0, version = PaperOf(n.Draft).Version }),
        new("DELETE /api/papers/{id:guid}", n => [PaperOf(n.Draft).Id]),
        new("POST /api/papers/{id:guid}/tasks", n => [PaperOf(n.Draft).Id], n => new { questionVersionIds = new[] { n.Unasked.Id } }),
        new("PUT /api/papers/{id:guid}/tasks/order", n => [PaperOf(n.Draft).Id], n => new { taskIds = PaperOf(n.Draft).Tasks.Select(t => t.Id) }),
        new("PUT /api/papers/{id:guid}/tasks/{taskId:guid}", n => [PaperOf(n.Draft).Id, TaskOf(n.Draft)], n => new { questionVersionId = n.Revised.Id }),
        new("DELETE /api/papers/{id:guid}/tasks/{taskId:guid}", n => [PaperOf(n.Draft).Id, TaskOf(n.Draft)]),
        new("POST /api/papers/{id:guid}/seal", n => [PaperOf(n.Draft).Id]),
    ];

    private static IEnumerable<NeighbourRequest> Seals() =>
    [
        new("GET /api/rounds/{id:guid}/sealing", n => [RoundOf(n.Running).Id]),
        new("GET /api/rounds/{id:guid}/kit", n => [RoundOf(n.Running).Id]),
        new("GET /api/rounds/{id:guid}/kit", n => [RoundOf(n.Draft).Id], Case: "a draft", ForNobody: true),
        new("GET /api/rounds/{id:guid}/opening-key", n => [RoundOf(n.Running).Id]),
        new("GET /api/rounds/{id:guid}/opening-key", n => [RoundOf(n.Announced).Id], Case: "before the start", ForNobody: true),
        new("GET /api/rounds/{id:guid}/opening-key/sheet.pdf", n => [RoundOf(n.Running).Id]),
        new("GET /api/rounds/{id:guid}/opening-key/sheet.pdf", n => [RoundOf(n.Announced).Id], Case: "no time is set"),
        new("PUT /api/rounds/{id:guid}/opening-key/sheet-time", n => [RoundOf(n.Running).Id], _ => new { from = DateTimeOffset.UtcNow }),
        new("POST /api/rounds/{id:guid}/opening-key/replace", n => [RoundOf(n.Announced).Id]),
        new("GET /api/seals/{id:guid}", n => [n.Seal.Id]),
        new("PUT /api/seals/{id:guid}/held", n => [n.Seal.Id]),
    ];

    private static IEnumerable<NeighbourRequest> Registrations() =>
    [
        new("GET /api/olympiads/{id:guid}/candidates", n => [n.Announced.Id], Query: n => $"organizationId={n.Home.Id}"),
        new("GET /api/olympiads/{id:guid}/candidates", n => [n.Draft.Id], Query: n => $"organizationId={n.Home.Id}", Case: "a draft"),
        new("GET /api/olympiads/{id:guid}/registrations", n => [n.Running.Id]),
        new("GET /api/olympiads/{id:guid}/registrations", n => [n.Running.Id], Query: n => $"organizationId={n.Home.Id}", Case: "of the owner's school"),
        new("GET /api/olympiads/{id:guid}/registrations", n => [n.Draft.Id], Case: "a draft"),
        new("POST /api/olympiads/{id:guid}/registrations", n => [n.Announced.Id], n => Entry(n, n.Home.Id)),
        new("POST /api/olympiads/{id:guid}/registrations", n => [n.Announced.Id], n => Entry(n, n.Other.Id), Case: "as a pupil of another school", ForNobody: true),
        new("POST /api/olympiads/{id:guid}/registrations", n => [n.Draft.Id], n => Entry(n, n.Home.Id), Case: "a draft", ForNobody: true),
        new("POST /api/olympiads/{id:guid}/registrations/self", n => [n.Announced.Id], n => new { trackId = n.Announced.Tracks[0].Id }),
        new("POST /api/olympiads/{id:guid}/registrations/self", n => [n.Draft.Id], n => new { trackId = n.Draft.Tracks[0].Id }, Case: "a draft", ForNobody: true),
        new("PUT /api/registrations/{id:guid}", n => [n.Pending.Id], n => new { trackId = n.Pending.TrackId, extraMinutes = 30, accommodationNote = "", tutorId = (Guid?)null, version = n.Pending.Version }),
        new("POST /api/registrations/{id:guid}/confirm", n => [n.Pending.Id]),
        new("POST /api/registrations/{id:guid}/withdraw", n => [n.Pending.Id]),
    ];

    private static IEnumerable<NeighbourRequest> Attempts() =>
    [
        new("POST /api/rounds/{roundId:guid}/attempt", n => [RoundOf(n.Running).Id]),
        new("POST /api/rounds/{roundId:guid}/attempt", n => [RoundOf(n.Draft).Id], Case: "a draft", ForNobody: true),
        new("GET /api/attempts/{id:guid}", n => [n.Attempt.Id]),
        new("POST /api/attempts/{id:guid}/journal", n => [n.Attempt.Id], Journal),
        new("POST /api/attempts/{id:guid}/files/{sha256}/begin", n => [n.Attempt.Id, n.PhotoDigest], n => new { size = Photo.Length, parts = new[] { n.PhotoDigest } }),
        new("PUT /api/attempts/{id:guid}/files/{sha256}/parts/{part:int}", n => [n.Attempt.Id, n.ComingDigest, 0], _ => new ByteArrayContent(ComingPhoto)),
        new("POST /api/attempts/{id:guid}/files/{sha256}/complete", n => [n.Attempt.Id, n.PhotoDigest]),
        new("GET /api/attempts/{id:guid}/files/{sha256}", n => [n.Attempt.Id, n.PhotoDigest]),
        new("GET /api/attempts/{id:guid}/proof", n => [n.PublishedAttempt.Id]),
        new("GET /api/rounds/{id:guid}/roots", n => [RoundOf(n.Published).Id]),
        new("GET /api/olympiads/{id:guid}/roots", n => [n.Published.Id]),
        new("PUT /api/attempts/{id:guid}/place", n => [n.Attempt.Id], n => new { taskId = TaskOf(n.Running), flags = Array.Empty<Guid>() }),
        new("PUT /api/attempts/{id:guid}/devices/{browserId:guid}", n => [n.Attempt.Id, n.Attempt.Id], _ => new { chainId = (Guid?)null, seq = 0, isOpen = true }),
        new("POST /api/attempts/{id:guid}/hand-in", n => [n.Attempt.Id], _ => new { }),
        new("POST /api/attempts/{id:guid}/grant-time", n => [n.Attempt.Id], _ => new { minutes = 5, reason = "Отключали свет" }),
        new("GET /api/rounds/{id:guid}/board", n => [RoundOf(n.Running).Id]),
        new("GET /api/rounds/{id:guid}/board", n => [RoundOf(n.Draft).Id], Case: "a draft"),
        new("POST /api/rounds/{id:guid}/carried-works", n => [RoundOf(n.Running).Id], n => new ByteArrayContent(n.CarriedFile)),
        new("GET /api/rounds/{id:guid}/late", n => [RoundOf(n.Running).Id]),
        new("GET /api/attempts/{id:guid}/late", n => [n.Late.Id]),
        new("GET /api/attempts/{id:guid}/tasks/{position:int}/answers", n => [n.Late.Id, 1]),
        new("GET /api/attempts/{id:guid}/late/files/{number:int}", n => [n.Late.Id, 1]),
        new("POST /api/attempts/{id:guid}/late/decision", n => [n.Late.Id], n => new { deliveries = new[] { n.Late.Id }, accept = true, reason = "Не было сети" }),
        new("PUT /api/rounds/{id:guid}/attendance", n => [RoundOf(n.Running).Id], n => new { registrationIds = new[] { n.Attempt.RegistrationId }, isPresent = true }),
        new("PUT /api/olympiads/{id:guid}/rooms", n => [n.Running.Id], n => new { registrationIds = new[] { n.Attempt.RegistrationId }, room = "12" }),
        new("POST /api/rounds/{id:guid}/sign-off", n => [RoundOf(n.Running).Id], n => new { registrationIds = new[] { n.Attempt.RegistrationId }, reason = "Болеет" }),
        new("POST /api/rounds/{id:guid}/grant-time", n => [RoundOf(n.Running).Id], n => new { registrationId = n.Attempt.RegistrationId, minutes = 5, reason = "Отключали свет" }),
        new("POST /api/rounds/{id:guid}/pause", n => [RoundOf(n.Running).Id], _ => new { reason = "Пожарная тревога" }),
        new("POST /api/rounds/{id:guid}/resume", n => [RoundOf(n.Paused).Id], n => new { RoundOf(n.Paused).PausedAt }),
        new("POST /api/attempts/{id:guid}/pause", n => [n.Attempt.Id], _ => new { reason = "Пожарная тревога" }),
        new("POST /api/attempts/{id:guid}/resume", n => [n.PausedAttempt.Id], n => new { n.PausedAttempt.PausedAt }),
        new("POST /api/rounds/{id:guid}/extend", n => [RoundOf(n.Running).Id], _ => new { minutes = 5, reason = "Отключали свет" }),
    ];

    private static IEnumerable<NeighbourRequest> Jury() =>
    [
        new("GET /api/olympiads/{id:guid}/jury", n => [n.Scored.Id]),
        new("PUT /api/olympiads/{id:guid}/jury/{personId:guid}", n => [n.Running.Id, n.Juror.Id], _ => new { taskIds = Array.Empty<Guid>() }),
        new("DELETE /api/olympiads/{id:guid}/jury/{personId:guid}", n => [n.Scored.Id, n.Juror.Id]),
        new("PUT /api/olympiads/{id:guid}/jury/dealing/{roundId:guid}", n => [n.Scored.Id, RoundOf(n.Scored).Id], _ => new { isByWork = true }),
        new("PUT /api/olympiads/{id:guid}/jury/plans/{taskId:guid}", n => [n.Scored.Id, n.Marking.TaskId], _ => new { secondShare = 1, threshold = 1, referee = "chair", controlEvery = 10 }),
        new("GET /api/olympiads/{id:guid}/jury/criteria/{taskId:guid}", n => [n.Scored.Id, n.Marking.TaskId], Query: n => $"to={n.NewCriteria.Id}"),
        new("POST /api/olympiads/{id:guid}/jury/criteria/{taskId:guid}", n => [n.Scored.Id, n.Marking.TaskId], n => new { fromVersionId = n.Photographed.Id, toVersionId = n.NewCriteria.Id }),
        new("POST /api/rounds/{id:guid}/tasks/{taskId:guid}/claim", n => [RoundOf(n.Scored).Id, n.Marking.TaskId]),
        new("POST /api/rounds/{id:guid}/tasks/{taskId:guid}/reference", n => [RoundOf(n.Scored).Id, n.Marking.TaskId]),
        new("POST /api/rounds/{id:guid}/tasks/{taskId:guid}/works/{cipher}/settle", n => [RoundOf(n.Scored).Id, n.Marking.TaskId, "Ф9-417"], ForNobody: true),
        new("GET /api/rounds/{id:guid}/jury-board", n => [RoundOf(n.Scored).Id]),
        new("PUT /api/rounds/{id:guid}/marking-lock", n => [RoundOf(n.Scored).Id], _ => new { isLocked = false, reason = "Договорились" }),
        new("GET /api/rounds/{id:guid}/differences", n => [RoundOf(n.Scored).Id]),
        new("GET /api/rounds/{id:guid}/tasks/{taskId:guid}/comments", n => [RoundOf(n.Scored).Id, n.Marking.TaskId]),
        new("POST /api/rounds/{id:guid}/tasks/{taskId:guid}/comments", n => [RoundOf(n.Scored).Id, n.Marking.TaskId], _ => new { text = "Нет вывода" }),
        new("DELETE /api/rounds/{id:guid}/tasks/{taskId:guid}/comments/{commentId:guid}", n => [RoundOf(n.Scored).Id, n.Marking.TaskId, n.SavedComment.Id]),
        new("GET /api/markings/{id:guid}", n => [n.Marking.Id]),
        new("PUT /api/markings/{id:guid}", n => [n.Marking.Id], n => new { points = new Dictionary<string, decimal> { ["1"] = 5 }, comment = "", remarks = Array.Empty<object>(), isDone = true, version = n.Marking.Version }),
        new("GET /api/markings/{id:guid}/files/{number:int}", n => [n.Marking.Id, 1]),
        new("GET /api/markings/{id:guid}/answers", n => [n.ChairsMarking.Id]),
        new("GET /api/markings/{id:guid}/answers/files/{number:int}", n => [n.ChairsMarking.Id, 1]),
        new("POST /api/markings/{id:guid}/conflict", n => [n.Marking.Id], _ => new { reason = "Узнал почерк" }),
        new("GET /api/rounds/{id:guid}/conflicts", n => [RoundOf(n.Scored).Id]),
        new("POST /api/rounds/{id:guid}/conflicts", n => [RoundOf(n.Scored).Id], n => new { jurorId = n.Juror.Id, organizationId = n.Other.Id, name = (string?)null, reason = "Работал там" }),
        new("DELETE /api/rounds/{id:guid}/conflicts/{conflictId:guid}", n => [RoundOf(n.Scored).Id, n.Conflict.Id]),
        new("GET /api/rounds/{id:guid}/questions", n => [RoundOf(n.Scored).Id]),
        new("POST /api/rounds/{id:guid}/questions/{questionId:guid}/answer", n => [RoundOf(n.Scored).Id, n.Question.Id], _ => new { answer = "Читайте условие", isForAll = true }),
        new("PUT /api/rounds/{id:guid}/announcements/{announcementId:guid}", n => [RoundOf(n.Running).Id, Guid.CreateVersion7()], _ => new { text = "Опечатка в задании 1" }),
        new("GET /api/attempts/{id:guid}/questions", n => [n.ScoredAttempt.Id]),
        new("PUT /api/attempts/{id:guid}/questions/{questionId:guid}", n => [n.Attempt.Id, Guid.CreateVersion7()], n => new { taskId = TaskOf(n.Running), text = "Сколько знаков?" }),
    ];

    private static IEnumerable<NeighbourRequest> Appeals() =>
    [
        new("GET /api/olympiads/{id:guid}/appeals", n => [n.Published.Id]),
        new("GET /api/olympiads/{id:guid}/commission", n => [n.Published.Id]),
        new("PUT /api/olympiads/{id:guid}/commission/{personId:guid}", n => [n.Running.Id, n.Juror.Id], _ => new { isChair = true }),
        new("DELETE /api/olympiads/{id:guid}/commission/{personId:guid}", n => [n.Published.Id, n.Methodist.Id]),
        new("PUT /api/rounds/{id:guid}/showing", n => [RoundOf(n.Running).Id],
            _ => new { opensAt = DateTimeOffset.UtcNow, closesAt = DateTimeOffset.UtcNow.AddDays(1), appealDays = 1, minVotes = 3, version = (uint?)null }),
        new("PUT /api/rounds/{id:guid}/analysis", n => [RoundOf(n.Running).Id], _ => new { text = "Разбор", videoUrl = "", fileId = (Guid?)null, version = (uint?)null }),
        new("GET /api/rounds/{id:guid}/analysis", n => [RoundOf(n.Published).Id]),
        new("GET /api/rounds/{id:guid}/analysis", n => [RoundOf(n.Draft).Id], Case: "a draft", ForNobody: true),
        new("GET /api/rounds/{id:guid}/analysis/file", n => [RoundOf(n.Published).Id]),
        new("GET /api/rounds/{id:guid}/appeals/protocol.docx", n => [RoundOf(n.Published).Id]),
        new("PUT /api/appeals/{id:guid}/talk", n => [n.Appeal.Id], n => new { at = DateTimeOffset.UtcNow, place = "Кабинет 12", version = n.Appeal.Version }),
        new("GET /api/attempts/{id:guid}/shown", n => [n.PublishedAttempt.Id]),
        new("GET /api/attempts/{id:guid}/shown", n => [n.ScoredAttempt.Id], Case: "not published", ForNobody: true),
        new("GET /api/attempts/{id:guid}/appeals", n => [n.PublishedAttempt.Id]),
        new("POST /api/attempts/{id:guid}/appeals", n => [n.Attempt.Id], _ => new { taskId = (Guid?)null, criterionIds = Array.Empty<string>(), text = "Отключали свет", spot = (object?)null }),
        new("POST /api/appeals/{id:guid}/withdraw", n => [n.Appeal.Id]),
        new("GET /api/commission/appeals/{id:guid}", n => [n.Appeal.Id]),
        new("GET /api/commission/appeals/{id:guid}/files/{number:int}", n => [n.Appeal.Id, 1]),
        new("PUT /api/commission/appeals/{id:guid}/vote", n => [n.Appeal.Id],
            _ => new { points = new Dictionary<string, decimal> { ["1"] = 4 }, satisfies = false, reason = "Решено верно", version = (uint?)null }),
        new("POST /api/commission/appeals/{id:guid}/decision", n => [n.Appeal.Id], n => new { reason = "Решено верно", version = n.Appeal.Version }),
    ];

    private static IEnumerable<NeighbourRequest> Scoring() =>
    [
        new("POST /api/rounds/{id:guid}/close", n => [RoundOf(n.Running).Id], _ => new { early = true }),
        new("GET /api/rounds/{id:guid}/scoring", n => [RoundOf(n.Running).Id]),
        new("GET /api/rounds/{id:guid}/rescore", n => [RoundOf(n.Published).Id]),
        new("GET /api/rounds/{roundId:guid}/tasks/{taskId:guid}/rescore", n => [RoundOf(n.Published).Id, TaskOf(n.Published)], Query: n => $"versionId={n.Revised.Id}"),
        new("POST /api/rounds/{roundId:guid}/tasks/{taskId:guid}/rescore", n => [RoundOf(n.Published).Id, TaskOf(n.Published)],
            n => new { fromVersionId = n.Asked.Id, toVersionId = n.Revised.Id, toWrittenAt = n.Revised.CreatedAt }),
    ];

    private static IEnumerable<NeighbourRequest> Standings() =>
    [
        new("GET /api/attempts/{id:guid}/result", n => [n.PublishedAttempt.Id]),
        new("GET /api/attempts/{id:guid}/result", n => [n.ScoredAttempt.Id], Case: "not published", ForNobody: true),
        new("GET /api/olympiads/{id:guid}/standing", n => [n.Published.Id]),
        new("GET /api/olympiads/{id:guid}/standing", n => [n.Scored.Id], Case: "not published"),
        new("GET /api/olympiads/{id:guid}/standing", n => [n.Draft.Id], Case: "a draft"),
        new("GET /api/olympiads/{id:guid}/standing/protocol.xlsx", n => [n.Published.Id]),
        new("POST /api/olympiads/{id:guid}/standing/publish", n => [n.Scored.Id], _ => new { isPublic = true }),
        new("POST /api/olympiads/{id:guid}/standing/unpublish", n => [n.Published.Id]),
        new("POST /api/olympiads/{id:guid}/standing/freeze", n => [n.Published.Id]),
        new("POST /api/olympiads/{id:guid}/standing/unfreeze", n => [n.Published.Id]),
        new("GET /api/standings/{id:guid}", n => [n.Shown.Id]),
        new("GET /api/standings/{id:guid}", n => [n.Published.Id], Case: "not public", ForNobody: true),
    ];

    private static readonly object[] Teams = ["teams"];

    private static IEnumerable<NeighbourRequest> Feed() =>
        from request in new (string Path, Func<Neighbourhood, object[]> Ids)[]
        {
            ("", _ => []),
            ("/access", _ => []),
            ("/state", _ => []),
            ("/scoreboard", _ => []),
            ("/event-feed", _ => []),
            ("/{collection}", _ => Teams),
            ("/{collection}/{objectId}", n => ["groups", n.Shown.Tracks[0].Id]),
        }
        from isPublic in Both
        select new NeighbourRequest(
            $"GET /icpc/contests/{{id:guid}}{request.Path}", n => [isPublic ? n.Shown.Id : n.Published.Id, .. request.Ids(n)], Case: isPublic ? "" : "not public", ForNobody: !isPublic);

    private static IEnumerable<NeighbourRequest> Results() =>
    [
        new("GET /api/olympiads/{id:guid}/results", n => [n.Marked.Id]),
        new("GET /api/olympiads/{id:guid}/results", n => [n.Signed.Id], Case: "signed"),
        new("PUT /api/olympiads/{id:guid}/results/rules", n => [n.Marked.Id], _ => new { rules = AwardRules.Default, version = 0 }),
        new("POST /api/olympiads/{id:guid}/results/simulate", n => [n.Marked.Id], _ => AwardRules.Default),
        new("POST /api/olympiads/{id:guid}/results/sign", n => [n.Marked.Id], _ => new { standingVersion = 0, rulesVersion = 0 }),
        new("POST /api/olympiads/{id:guid}/results/unlock", n => [n.Signed.Id], _ => new { reason = "Ошибка в сумме" }),
        new("POST /api/registrations/{registrationId:guid}/award", n => [n.ShownAward.RegistrationId], _ => new { status = "winner", reason = "Апелляция" }),
        new("POST /api/award-changes/{id:guid}/decision", n => [n.Change.Id], _ => new { confirm = true }),
        new("GET /api/olympiads/{id:guid}/ceremony", n => [n.Signed.Id]),
        new("GET /api/olympiads/{id:guid}/ciphers", n => [n.Signed.Id]),
        new("GET /api/olympiads/{id:guid}/invitations", n => [n.Announced.Id]),
        new("POST /api/olympiads/{id:guid}/invitations", n => [n.Announced.Id],
            n => new { fromOlympiadId = n.Signed.Id, passes = new[] { new { trackId = n.Signed.Tracks[0].Id, points = 1 } }, onlyCount = false }),
    ];

    private static IEnumerable<NeighbourRequest> PublishedWorks() =>
    [
        new("GET /api/olympiads/{id:guid}/published-works/", n => [n.Shown.Id]),
        new("GET /api/olympiads/{id:guid}/published-works/{attemptId:guid}", n => [n.Shown.Id, n.ShownWork.AttemptId]),
        new("GET /api/olympiads/{id:guid}/published-works/{attemptId:guid}/tasks/{position:int}/files/{number:int}", n => [n.Shown.Id, n.ShownWork.AttemptId, 2, 1]),
        new("PUT /api/olympiads/{id:guid}/published-works/{attemptId:guid}", n => [n.Shown.Id, n.ShownWork.AttemptId], n => new { taskIds = n.ShownWork.TaskIds, version = n.ShownWork.Version }),
        new("GET /api/standings/{id:guid}/works", n => [n.Shown.Id]),
        new("GET /api/standings/{id:guid}/works", n => [n.Published.Id], Case: "not public", ForNobody: true),

        // Its author does not agree to be published.
        new("GET /api/published-works/{id:guid}", n => [n.ShownWork.Id], ForNobody: true),
        new("GET /api/published-works/{id:guid}/tasks/{position:int}/files/{number:int}", n => [n.ShownWork.Id, 2, 1], ForNobody: true),
        new("GET /api/published-works/{id:guid}/pictures/{fileId:guid}", n => [n.ShownWork.Id, n.Picture.Id], ForNobody: true),
    ];

    private static IEnumerable<NeighbourRequest> Certificates() =>
    [
        new("POST /api/olympiads/{olympiadId:guid}/certificates", n => [n.Scored.Id]),
        new("GET /api/olympiads/{olympiadId:guid}/certificates.pdf", n => [n.Published.Id]),
        new("GET /api/olympiads/{olympiadId:guid}/certificates.zip", n => [n.Published.Id]),
        new("GET /api/olympiads/{olympiadId:guid}/certificates/issuing", n => [n.Scored.Id]),
        new("GET /api/olympiads/{olympiadId:guid}/documents/{kind}", n => [n.Signed.Id, "juryProtocol"]),
        new("POST /api/document-templates/{kind}/preview", n => ["juryProtocol"], n => new { fileId = (Guid?)null, occasionId = n.Signed.Id }),
        new("GET /api/document-templates/{kind}", _ => ["resultsOrder"]),
        new("PUT /api/document-templates/{kind}", _ => ["resultsOrder"], _ => new { fileId = (Guid?)null }),
        new("GET /api/olympiads/{olympiadId:guid}/certificate-designs/{kind}", n => [n.Signed.Id, "winner"]),
        new("PUT /api/olympiads/{olympiadId:guid}/certificate-designs/{kind}", n => [n.Signed.Id, "winner"], _ => Design),
        new("DELETE /api/olympiads/{olympiadId:guid}/certificate-designs/{kind}", n => [n.Signed.Id, "winner"]),
        new("POST /api/olympiads/{olympiadId:guid}/certificate-designs/{kind}/preview", n => [n.Signed.Id, "winner"], _ => new { design = Design, name = "shortest" }),
        new("PUT /api/certificate-designs/{kind}", _ => ["winner"], _ => Design),
        new("GET /api/certificates", _ => [], Query: n => $"olympiadId={n.Published.Id}"),
        new("POST /api/certificates/{id:guid}/revocation", n => [n.Certificate.Id], _ => new { reason = "Ошибка в фамилии" }),
        new("POST /api/certificates/{id:guid}/replacement", n => [n.Revoked.Id]),
        new("GET /api/certificates/{id:guid}/pdf", n => [n.Certificate.Id]),
        new("GET /api/certificates/verification/{number}", n => [n.Certificate.Number]),
    ];

    /// <summary>The same of a contest.</summary>
    private static IEnumerable<NeighbourRequest> ContestCertificates() =>
    [
        new("POST /api/contests/{contestId:guid}/certificates", n => [n.Contests.Signed.Id]),
        new("GET /api/contests/{contestId:guid}/certificates.pdf", n => [n.Contests.Signed.Id]),
        new("GET /api/contests/{contestId:guid}/certificates.zip", n => [n.Contests.Signed.Id]),
        new("GET /api/contests/{contestId:guid}/certificates/issuing", n => [n.Contests.Signed.Id]),
        new("GET /api/contests/{contestId:guid}/documents/{kind}", n => [n.Contests.Signed.Id, "contestProtocol"]),
        new("GET /api/contests/{contestId:guid}/certificate-designs/{kind}", n => [n.Contests.Signed.Id, "winner"]),
        new("PUT /api/contests/{contestId:guid}/certificate-designs/{kind}", n => [n.Contests.Signed.Id, "winner"], _ => ContestDesign),
        new("DELETE /api/contests/{contestId:guid}/certificate-designs/{kind}", n => [n.Contests.Signed.Id, "winner"]),
        new("POST /api/contests/{contestId:guid}/certificate-designs/{kind}/preview", n => [n.Contests.Signed.Id, "winner"], _ => new { design = ContestDesign, name = "shortest" }),
        new("PUT /api/contest-certificate-designs/{kind}", _ => ["winner"], _ => ContestDesign),
    ];

    private static CertificateDesign ContestDesign => CertificateDesign.Standard(CertificateKind.Winner, "#12607a", ofContest: true);

    private static CertificateDesign Design => CertificateDesign.Standard(CertificateKind.Winner, "#12607a");

    private const string Gift = "::Столица::Столица России? {=Москва ~Казань ~Тула}";

    private static string GiftDigest => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(Gift)));

    private static object Place(Guid organizationId, string letter = "А") => new { organizationId, kind = "student", grade = 9, classLetter = letter };

    private static object Named(string lastName, object? place = null, uint version = 0) =>
        new { lastName, firstName = "Анна", middleName = "", birthDate = (DateOnly?)null, email = (string?)null, place, version };

    private static object Entry(Neighbourhood n, Guid organizationId) => new { organizationId, items = new[] { new { personId = n.Owner.Id, trackId = n.Announced.Tracks[0].Id } } };

    private static object Window(Round round) =>
        new { kind = "theory", title = "Тур", opensAt = round.OpensAt, closesAt = round.ClosesAt, durationMinutes = 60, version = round.Version };

    private static object Draft() => new
    {
        title = "Иной вопрос",
        statement = "Клетка: живая?",
        body = new TrueFalseBody() as QuestionBody,
        key = new TrueFalseKey(false) as AnswerKey,
        points = new PointRule(1),
    };

    private static SubmitJournal.Request Journal(Neighbourhood n)
    {
        var device = new Device(n.Attempt.Id);
        device.Write(TaskOf(n.Running), """{"type":"trueFalse","value":true}""");
        return new SubmitJournal.Request(device.Id, device.Entries);
    }

    private static MultipartFormDataContent Form(string text, string fileName, params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file", fileName } };
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        return form;
    }
}
