using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Assessment.Journal;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Appeals;
using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Materials.Uploads;
using MethodCabinet.Server.Olympiads.Carriers;
using MethodCabinet.Server.Olympiads.Seals;
using MethodCabinet.Server.People;
using MethodCabinet.Server.People.Imports;
using MethodCabinet.Server.Tests.Olympiads;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace MethodCabinet.Server.Tests.Platform;

/// <summary>One pupil, the owner, with rows in every table, those whose business they are, and the neighbours, whose they are not.</summary>
internal sealed class Neighbourhood
{
    /// <summary>Of the owner, and of nobody and nothing else.</summary>
    public const string Surname = "Неведомская";

    /// <summary>The beginning of the name of the owner's school.</summary>
    public const string School = "Тайноградская гимназия";

    public static readonly byte[] Photo = [0xFF, 0xD8, 0xFF, 0xE0, .. "photo"u8];

    /// <summary>Not here yet.</summary>
    public static readonly byte[] ComingPhoto = [0xFF, 0xD8, 0xFF, 0xE0, .. "coming"u8];

    /// <summary>Several neighbourhoods share a database; below the numbers that the server gives.</summary>
    private static int lastRegisterNumber;

    private readonly DateTimeOffset now = DateTimeOffset.UtcNow;

    private Neighbourhood(AppDb db)
    {
        Home = db.AddSchool(School);
        Other = db.AddSchool("Соседняя школа");
        Owner = db.AddPupil(Home, lastName: Surname);
        Classmate = db.AddPupil(Home);
        Stranger = db.AddPupil(Other);
        Parent = db.AddPerson("Родителева");
        Guardian = db.AddPerson("Опекунова");
        Teacher = db.AddMember(Home, MembershipKind.Teacher, lastName: "Учителева");
        Coordinator = db.AddCoordinator(Home);
        OtherCoordinator = db.AddCoordinator(Other);
        Juror = db.AddAppointed(Role.Juror, "Судейская");
        Chair = db.AddAppointed(Role.Chair, "Председательская");
        Methodist = db.AddMethodist();
        Head = db.AddAppointed(Role.Head, "Заведующая");
        Administrator = db.AddAppointed(Role.Administrator, "Админова");
        db.Guardianships.AddRange(
            new Guardianship { GuardianId = Parent.Id, WardId = Owner.Id, CreatedAt = now },
            new Guardianship { GuardianId = Guardian.Id, WardId = Classmate.Id, CreatedAt = now });

        Asked = db.AddQuestion(Methodist);
        Photographed = db.AddQuestion(Methodist, OlympiadScene.Upload(2, "image/jpeg"));
        NewCriteria = db.AddVersion(db.Questions.Local.Single(q => q.Id == Photographed.QuestionId), Photographed, OlympiadScene.Upload(2, "image/jpeg"), Methodist);
        var question = db.Questions.Local.Single(q => q.Id == Asked.QuestionId);
        Revised = db.AddVersion(question, Asked, "Вопрос, исправленный", Methodist);
        (MembershipId, JurorsOffice, BankId) = (
            db.Memberships.Local.Single(m => m.PersonId == Owner.Id).Id, db.Appointments.Local.Single(a => a.PersonId == Juror.Id).Id, question.BankId);

        Unasked = db.AddQuestion(Methodist, "Нигде не стоит");
        var subject = Subject.Own($"own-{Guid.CreateVersion7():N}", "Краеведение");
        db.Subjects.Add(subject);
        OwnSubject = subject.Code;

        Draft = AddOlympiad(db, OlympiadStatus.Draft, now.AddDays(1));
        FreeTrack = new Track { Id = Guid.CreateVersion7(), OlympiadId = Draft.Id, Grade = 11, Name = "11 класс" };
        Draft.Tracks.Add(FreeTrack);
        Announced = AddOlympiad(db, OlympiadStatus.Published, now.AddDays(1));
        Announced.SelfRegistration = true;
        Running = AddOlympiad(db, OlympiadStatus.Published, now.AddMinutes(-30));
        Paused = AddOlympiad(db, OlympiadStatus.Published, now.AddMinutes(-30));
        Scored = AddOlympiad(db, OlympiadStatus.Published, now.AddDays(-2));
        Published = AddOlympiad(db, OlympiadStatus.Published, now.AddDays(-3));
        Shown = AddOlympiad(db, OlympiadStatus.Published, now.AddDays(-4));
        Shown.StandingIsPublic = true;
        Marked = AddOlympiad(db, OlympiadStatus.Published, now.AddDays(-5));
        Signed = AddOlympiad(db, OlympiadStatus.Published, now.AddDays(-6));
        Signed.Stage = Stage.School;

        Pending = db.AddRegistration(Announced, Owner, Home, RegistrationStatus.Pending);
        Attempt = Sit(db, Running);
        PausedAttempt = Sit(db, Paused);
        PausedAttempt.PausedAt = RoundOf(Paused).PausedAt = now.AddMinutes(-5);
        ScoredAttempt = Score(db, Scored);
        PublishedAttempt = Score(db, Published);
        var shown = Score(db, Shown);
        Mark(db, Marked);
        Mark(db, Signed);
        ShownAward = Sign(db, Shown);
        ShownAward.Status = AwardStatus.PrizeWinner;
        Change = AwardChange.Propose(Sign(db, Signed), AwardStatus.PrizeWinner, "Апелляция", Guid.CreateVersion7(), Administrator.Id, now);
        db.AwardChanges.Add(Change);
        db.RoundRoots.Add(new RoundRoot
        {
            RoundId = RoundOf(Published).Id,
            Number = 1,
            MadeAt = now,
            LastEntryId = 0,
            Size = 0,
            Root = new byte[MerkleTree.HashLength],
            KeyId = db.ReceiptKeys.Select(key => key.Id).First(),
            Signature = new byte[ReceiptEncoding.SignatureLength],
        });
        db.AddPublishedStanding(Published);
        db.AddPublishedStanding(Shown);
        db.JournalEntries.Add(new JournalEntry
        {
            AttemptId = Attempt.Id,
            DeviceId = Guid.CreateVersion7(),
            Seq = 1,
            TaskId = TaskOf(Running),
            Answer = $$"""{"type":"shortText","text":"{{Surname}}"}""",
            ElapsedMs = 1000,
            Hash = new byte[JournalChain.HashLength],
            ReceivedAt = now,
            IsLate = false,
        });

        Late = new LateDelivery
        {
            Id = Guid.CreateVersion7(),
            AttemptId = Attempt.Id,
            DeviceId = db.JournalEntries.Local.Single(e => e.AttemptId == Attempt.Id).DeviceId,
            FirstSeq = 1,
            LastSeq = 1,
            ReceivedAt = now,
            CarriedById = Coordinator.Id,
            Grade = EvidenceGrade.C,
            // A decision can be changed; one that is awaited would hold the closing of the round up.
            State = LateDeliveryState.Refused,
            DecidedById = Methodist.Id,
            DecidedAt = now,
            Reason = "Пришло поздно",
        };
        db.LateDeliveries.Add(Late);

        Certificate = AddCertificate(db, PublishedAttempt.RegistrationId);
        Revoked = AddCertificate(db, shown.RegistrationId);
        Revoked.Revoke("Ошибка в фамилии", now);
        Picture = AddFile(db, "circuit.jpg", isPrivate: false);
        (Coming, Come) = (AddUpload(db), AddUpload(db));
        Regulations = AddFile(db, "regulations.pdf", isPrivate: false, "application/pdf");
        WorkFile = AddFile(db, $"{Surname}.jpg", isPrivate: true);
        MarkedFile = AddFile(db, $"{Surname}.jpg", isPrivate: true);
        AppealedFile = AddFile(db, $"{Surname}.jpg", isPrivate: true);
        ShownFile = AddFile(db, $"{Surname}.jpg", isPrivate: true);
        SealedFile = AddFile(db, "paper.mcp", isPrivate: true, "application/octet-stream");
        Seal = new PaperSeal
        {
            Id = Guid.CreateVersion7(),
            PaperId = PaperOf(Running).Id,
            Number = 1,
            FileId = SealedFile.Id,
            PaperDigest = Sealing.DigestOf(PaperOf(Running)),
            SealedAt = now,
            SealedById = Methodist.Id,
        };
        db.PaperSeals.Add(Seal);
        db.AttemptFiles.Add(new AttemptFile { AttemptId = Attempt.Id, Sha256 = SHA256.HashData(Photo), FileId = WorkFile.Id, ReceivedAt = now });
        Marking = BeginMarking(db);
        Appeal = AddAppeal(db);
        ShownWork = Publish(db, shown);
        var coming = SHA256.HashData(ComingPhoto);
        db.AttemptUploads.Add(new AttemptUpload { Id = Guid.NewGuid(), AttemptId = Attempt.Id, Sha256 = coming, Size = ComingPhoto.Length, PartDigests = coming, BegunAt = now });
        foreach (var olympiad in new[] { Draft, Published })
        {
            olympiad.RegulationsFileId = Regulations.Id;
        }

        Contests = new NeighbourContests(db, this);
        Courses = new NeighbourCourses(db, this);
        Enrolments = new NeighbourEnrolments(db, this);
        Talk = new NeighbourTalk(db, this);
        Lessons = new NeighbourLessons(db, this);
        Timetables = new NeighbourTimetables(db, this);
        Library = new NeighbourLibrary(db, Teacher.Id, Methodist.Id);
        Import = AddImport(db);
        foreach (var person in new[] { Owner, Classmate, Parent, Guardian, Teacher, Coordinator, OtherCoordinator, Juror, Chair, Methodist, Head, Administrator })
        {
            db.Users.Add(new Account { Id = person.Id, UserName = $"{person.Id:N}", NormalizedUserName = $"{person.Id:N}".ToUpperInvariant(), SecurityStamp = "" });
        }

        db.UserPasskeys.Add(new IdentityUserPasskey<Guid>
        {
            UserId = Owner.Id,
            CredentialId = Owner.Id.ToByteArray(),
            Data = new IdentityPasskeyData { PublicKey = [], AttestationObject = [], ClientDataJson = [], Transports = [], Name = Surname },
        });
        db.AccountSessions.Add(new AccountSession { Id = Session, PersonId = Owner.Id, CreatedAt = now, LastSeenAt = now, Ip = "", UserAgent = Surname });
    }

    public Organization Home { get; }

    public Organization Other { get; }

    public Person Owner { get; }

    /// <summary>A pupil of the owner's school in the same olympiads.</summary>
    public Person Classmate { get; }

    /// <summary>A pupil of the other school in the same olympiads.</summary>
    public Person Stranger { get; }

    /// <summary>Of the owner.</summary>
    public Person Parent { get; }

    /// <summary>Of the classmate.</summary>
    public Person Guardian { get; }

    public Person Teacher { get; }

    public Person Coordinator { get; }

    public Person OtherCoordinator { get; }

    public Person Juror { get; }

    /// <summary>Of a jury: decides about works without knowing whose they are.</summary>
    public Person Chair { get; }

    public Person Methodist { get; }

    public Person Head { get; }

    public Person Administrator { get; }

    /// <summary>Nobody but its organizers knows of it.</summary>
    public Olympiad Draft { get; }

    /// <summary>Open for entries; the owner's waits for confirmation.</summary>
    public Olympiad Announced { get; }

    public Olympiad Running { get; }

    /// <summary>Its clock stands, and the owner's own as well.</summary>
    public Olympiad Paused { get; }

    /// <summary>Over, its results not published.</summary>
    public Olympiad Scored { get; }

    /// <summary>Over, results published to those whom they concern.</summary>
    public Olympiad Published { get; }

    /// <summary>Over, with a standing for everybody; the owner has not consented to be named in it.</summary>
    public Olympiad Shown { get; }

    /// <summary>Over, every task marked; for its chair to sign.</summary>
    public Olympiad Marked { get; }

    /// <summary>A school stage whose results are signed.</summary>
    public Olympiad Signed { get; }

    /// <summary>The owner's result in <see cref="Shown"/>.</summary>
    public Award ShownAward { get; }

    /// <summary>The owner's in <see cref="Shown"/>, which the organizer chose to publish and to which the owner does not agree.</summary>
    public PublishedWork ShownWork { get; }

    /// <summary>Of the owner's result in <see cref="Signed"/>, proposed by the administrator.</summary>
    public AwardChange Change { get; }

    public Registration Pending { get; }

    public Attempt Attempt { get; }

    /// <summary>Of <see cref="Attempt"/>.</summary>
    public LateDelivery Late { get; }

    /// <summary>The work of <see cref="Attempt"/> as a device saves it for a carrier.</summary>
    public byte[] CarriedFile { get; private set; } = [];

    public Attempt PausedAttempt { get; }

    public Attempt ScoredAttempt { get; }

    /// <summary>Of the photograph of <see cref="ScoredAttempt"/>, begun by <see cref="Juror"/>.</summary>
    public Marking Marking { get; }

    /// <summary>Of the same work, beforehand, by the chair.</summary>
    public Marking ChairsMarking { get; private set; } = null!;

    public SavedComment SavedComment { get; private set; } = null!;

    /// <summary>Declared by <see cref="Chair"/>.</summary>
    public DeclaredConflict Conflict { get; private set; } = null!;

    /// <summary>Of the owner in <see cref="ScoredAttempt"/>.</summary>
    public ParticipantQuestion Question { get; private set; } = null!;

    public Attempt PublishedAttempt { get; }

    /// <summary>Of <see cref="PublishedAttempt"/>, marked by <see cref="Chair"/>; <see cref="Juror"/> is the chair of its commission.</summary>
    public Appeal Appeal { get; }

    public Certificate Certificate { get; }

    public Certificate Revoked { get; }

    /// <summary>The question of the first task of every paper.</summary>
    public QuestionVersion Asked { get; }

    /// <summary>Another version of it, which stands in no paper.</summary>
    public QuestionVersion Revised { get; }

    /// <summary>The question of the second task: takes photographs.</summary>
    public QuestionVersion Photographed { get; }

    /// <summary>A later version of <see cref="Photographed"/>.</summary>
    public QuestionVersion NewCriteria { get; }

    /// <summary>Stands in no paper.</summary>
    public QuestionVersion Unasked { get; }

    /// <summary>Code of a subject of the cabinet's own.</summary>
    public string OwnSubject { get; }

    /// <summary>Of the draft; no paper is for it.</summary>
    public Track FreeTrack { get; }

    /// <summary>Stands in a question.</summary>
    public StoredFile Picture { get; }

    public StoredFile Regulations { get; }

    /// <summary>The owner's, on its way.</summary>
    public LargeUpload Coming { get; }

    /// <summary>The owner's, all parts of which are here.</summary>
    public LargeUpload Come { get; }

    /// <summary>Of the owner's work.</summary>
    public StoredFile WorkFile { get; }

    /// <summary>Of <see cref="Marking"/>.</summary>
    public StoredFile MarkedFile { get; }

    /// <summary>Of <see cref="Appeal"/>.</summary>
    public StoredFile AppealedFile { get; }

    /// <summary>Of <see cref="ShownWork"/>.</summary>
    public StoredFile ShownFile { get; }

    /// <summary>Of the paper that the owner sits.</summary>
    public PaperSeal Seal { get; }

    public StoredFile SealedFile { get; }

    public NeighbourContests Contests { get; }

    public NeighbourCourses Courses { get; }

    public NeighbourEnrolments Enrolments { get; }

    public NeighbourTalk Talk { get; }

    public NeighbourLessons Lessons { get; }

    public NeighbourTimetables Timetables { get; }
    public NeighbourLibrary Library { get; }

    /// <summary>Uploaded by the coordinator of the owner's school.</summary>
    public ImportDraft Import { get; }

    /// <summary>Of the owner.</summary>
    public Guid Session { get; } = Guid.CreateVersion7();

    /// <summary>Whether the name of the owner's school is that of their own, or of their child's.</summary>
    public bool IsOfSchool(Guid person) => new[] { Owner, Classmate, Parent, Guardian, Teacher, Coordinator }.Any(p => p.Id == person);

    public string Passkey => Base64Url.EncodeToString(Owner.Id.ToByteArray());

    public string ComingDigest => Convert.ToHexStringLower(SHA256.HashData(ComingPhoto));

    public string PhotoDigest => Convert.ToHexStringLower(SHA256.HashData(Photo));

    /// <summary>The owner's place in the school.</summary>
    public Guid MembershipId { get; }

    public Guid JurorsOffice { get; }

    /// <summary>Of <see cref="Asked"/>.</summary>
    public Guid BankId { get; }

    public static async Task<Neighbourhood> CreateAsync(TestApp app)
    {
        // Without the audit log, which would double the rows.
        await using var db = JournalMachine.Open(app.ConnectionString, pooled: true);
        // Found once, when all is added, and not at each look at what was added before.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var made = new Neighbourhood(db);
        db.ChangeTracker.AutoDetectChangesEnabled = true;
        var keys = app.Services.GetRequiredService<OpeningKeys>();
        await keys.OfRoundAsync(db, RoundOf(made.Running).Id, CancellationToken.None);
        db.RoundKeys.Local.Single().SheetFrom = made.now;
        await keys.OfRoundAsync(db, RoundOf(made.Announced).Id, CancellationToken.None);
        await db.SaveChangesAsync();
        var device = new Device(made.Attempt.Id);
        device.Write(TaskOf(made.Running), """{"type":"trueFalse","value":true}""");
        made.CarriedFile = device.Carry(RoundOf(made.Running).Id, await app.Services.GetRequiredService<CarrierKeys>().PublicAsync(RoundOf(made.Running).Id));
        var store = app.Services.GetRequiredService<IFileStore>();
        var parts = app.Services.GetRequiredService<IPartStore>();
        foreach (var upload in new[] { made.Coming, made.Come })
        {
            await parts.BeginAsync(upload.Id, upload.MediaType, CancellationToken.None);
        }

        await parts.WriteAsync(made.Come.Id, "", 1, 0, new MemoryStream(Photo), Photo.Length, CancellationToken.None);
        foreach (var file in new[] { made.Picture, made.Regulations, made.WorkFile, made.MarkedFile, made.AppealedFile, made.ShownFile, made.SealedFile }.Concat(made.Contests.Files).Concat(made.Library.Files).Concat(made.Lessons.Journals.Files).Append(made.Courses.File).Append(made.Courses.Shown).Append(made.Courses.Brought))
        {
            await store.WriteAsync(file.Id, new MemoryStream(Photo), file.Size, file.MediaType, CancellationToken.None);
        }

        return made;
    }

    public static Round RoundOf(Olympiad olympiad) => olympiad.Rounds[0];

    public static Paper PaperOf(Olympiad olympiad) => RoundOf(olympiad).Papers[0];

    public static Guid TaskOf(Olympiad olympiad) => PaperOf(olympiad).Tasks[0].Id;

    private Olympiad AddOlympiad(AppDb db, OlympiadStatus status, DateTimeOffset opensAt)
    {
        var olympiad = db.AddOlympiad(Methodist, status, opensAt: opensAt);
        var paper = PaperOf(olympiad);
        paper.Tasks.AddRange(new[] { Asked, Photographed }.Select((version, i) =>
            new PaperTask { Id = Guid.CreateVersion7(), PaperId = paper.Id, Position = i + 1, QuestionVersionId = version.Id }));
        paper.MaxPoints = Asked.Points.MaxPoints + Photographed.Points.MaxPoints;
        return olympiad;
    }

    /// <summary>Has the three pupils sit it; returns the owner's work.</summary>
    private Attempt Sit(AppDb db, Olympiad olympiad)
    {
        var openedAt = RoundOf(olympiad).OpensAt.AddMinutes(1);
        var works = new[] { (Owner, Home), (Classmate, Home), (Stranger, Other) }
            .Select(pupil => db.AddAttempt(olympiad, db.AddRegistration(olympiad, pupil.Item1, pupil.Item2), openedAt)).ToList();
        return works[0];
    }

    private Attempt Score(AppDb db, Olympiad olympiad)
    {
        var work = Sit(db, olympiad);
        var round = RoundOf(olympiad);
        (round.ClosedAt, round.ScoredAt) = (round.ClosesAt, round.ClosesAt.AddMinutes(1));
        foreach (var attempt in db.Attempts.Local.Where(a => a.RoundId == round.Id).ToList())
        {
            (attempt.HandedInAt, attempt.ScoredAt, attempt.Points) = (attempt.OpenedAt.AddHours(1), round.ScoredAt, 1);
            db.TaskScores.Add(new TaskScore { AttemptId = attempt.Id, TaskId = TaskOf(olympiad), QuestionVersionId = Asked.Id, Points = 1, ScoredAt = round.ScoredAt.Value });
        }

        return work;
    }

    /// <summary>Gives all works the points of the second task as well, under the chair.</summary>
    private void Mark(AppDb db, Olympiad olympiad)
    {
        var work = Score(db, olympiad);
        var round = RoundOf(olympiad);
        db.TaskScores.AddRange(db.Attempts.Local.Where(a => a.RoundId == round.Id).ToList().Select(attempt => new TaskScore
        {
            AttemptId = attempt.Id,
            TaskId = PaperOf(olympiad).Tasks[1].Id,
            QuestionVersionId = Photographed.Id,
            Points = 0,
            ScoredAt = round.ScoredAt!.Value,
        }));
        db.JuryMembers.Add(new JuryMember { OlympiadId = olympiad.Id, PersonId = Chair.Id, AppointedAt = now });
        db.Works.Add(new Work { AttemptId = work.Id, RoundId = round.Id, Cipher = "Ф9-418" });
    }

    /// <summary>Returns the owner's result.</summary>
    private Award Sign(AppDb db, Olympiad olympiad)
    {
        db.ResultsSignings.Add(new ResultsSigning { OlympiadId = olympiad.Id, SignedById = Chair.Id, SignedAt = now, Rules = AwardRules.Default });
        db.Awards.AddRange(db.Registrations.Local.Where(r => r.OlympiadId == olympiad.Id).ToList().Select(registration => new Award
        {
            RegistrationId = registration.Id,
            OlympiadId = olympiad.Id,
            TrackId = registration.TrackId,
            Status = AwardStatus.Participant,
            PlaceFrom = 1,
            PlaceTo = 3,
            Points = 1,
            MaxPoints = 6,
        }));
        var own = db.Registrations.Local.Single(r => r.OlympiadId == olympiad.Id && r.PersonId == Owner.Id);
        return db.Awards.Local.Single(a => a.RegistrationId == own.Id);
    }

    private Marking BeginMarking(AppDb db)
    {
        var task = PaperOf(Scored).Tasks[1].Id;
        var digest = SHA256.HashData(Photo);
        db.AttemptFiles.Add(new AttemptFile { AttemptId = ScoredAttempt.Id, Sha256 = digest, FileId = MarkedFile.Id, ReceivedAt = now });
        db.JournalEntries.Add(UploadOf(ScoredAttempt, task, digest));
        db.JuryMembers.Add(new JuryMember { OlympiadId = Scored.Id, PersonId = Juror.Id, AppointedAt = now });
        db.JuryMembers.Add(new JuryMember { OlympiadId = Scored.Id, PersonId = Chair.Id, AppointedAt = now });
        db.Works.Add(new Work { AttemptId = ScoredAttempt.Id, RoundId = RoundOf(Scored).Id, Cipher = "Ф9-417" });
        db.WorkTasks.Add(new WorkTask { AttemptId = ScoredAttempt.Id, TaskId = task, RoundId = RoundOf(Scored).Id, Lot = 0 });
        var marking = new Marking
        {
            Id = Guid.CreateVersion7(),
            AttemptId = ScoredAttempt.Id,
            TaskId = task,
            Turn = MarkingTurn.First,
            JurorId = Juror.Id,
            BegunAt = now,
            ClaimedUntil = now + Marking.Lease,
        };
        ChairsMarking = new Marking
        {
            Id = Guid.CreateVersion7(),
            AttemptId = ScoredAttempt.Id,
            TaskId = task,
            Turn = MarkingTurn.Reference,
            JurorId = Chair.Id,
            BegunAt = now,
            ClaimedUntil = now + Marking.Lease,
        };
        db.Markings.AddRange(marking, ChairsMarking);
        SavedComment = new SavedComment { Id = Guid.CreateVersion7(), TaskId = task, AuthorId = Juror.Id, Text = "Не назван фактор", CreatedAt = now };
        db.SavedComments.Add(SavedComment);
        Conflict = new DeclaredConflict { Id = Guid.CreateVersion7(), JurorId = Juror.Id, Name = "неизвестная мария", Reason = "Готовила", DeclaredById = Chair.Id, DeclaredAt = now };
        db.DeclaredConflicts.Add(Conflict);
        Question = new ParticipantQuestion { Id = Guid.CreateVersion7(), AttemptId = ScoredAttempt.Id, RoundId = RoundOf(Scored).Id, TaskId = task, Text = "Как?", AskedAt = now };
        db.ParticipantQuestions.Add(Question);

        // Whom the participant asks, and who decides about late answers.
        db.JuryMembers.Add(new JuryMember { OlympiadId = Running.Id, PersonId = Chair.Id, AppointedAt = now });
        return marking;
    }

    private JournalEntry UploadOf(Attempt attempt, Guid task, byte[] digest) => new()
    {
        AttemptId = attempt.Id,
        DeviceId = Guid.CreateVersion7(),
        Seq = 1,
        TaskId = task,
        Answer = $$"""{"type":"upload","files":[{"sha256":"{{Convert.ToHexStringLower(digest)}}","name":"{{Surname}}.jpg","size":{{Photo.Length}}}]}""",
        ElapsedMs = 1000,
        Hash = new byte[JournalChain.HashLength],
        ReceivedAt = now.AddDays(-2),
        IsLate = false,
    };

    private PublishedWork Publish(AppDb db, Attempt attempt)
    {
        var task = PaperOf(Shown).Tasks[1].Id;
        var digest = SHA256.HashData(Photo);
        db.AttemptFiles.Add(new AttemptFile { AttemptId = attempt.Id, Sha256 = digest, FileId = ShownFile.Id, ReceivedAt = now });
        db.JournalEntries.Add(UploadOf(attempt, task, digest));
        var work = new PublishedWork { AttemptId = attempt.Id, Id = Guid.NewGuid() };
        work.Choose(ShownAward.Status, [task]);
        db.PublishedWorks.Add(work);
        return work;
    }

    private Appeal AddAppeal(AppDb db)
    {
        var (round, task) = (RoundOf(Published), PaperOf(Published).Tasks[1].Id);
        var digest = SHA256.HashData(Photo);
        db.AttemptFiles.Add(new AttemptFile { AttemptId = PublishedAttempt.Id, Sha256 = digest, FileId = AppealedFile.Id, ReceivedAt = now });
        db.JournalEntries.Add(UploadOf(PublishedAttempt, task, digest));
        db.Works.Add(new Work { AttemptId = PublishedAttempt.Id, RoundId = round.Id, Cipher = "Ф9-417" });
        var marking = new Marking
        {
            Id = Guid.CreateVersion7(),
            AttemptId = PublishedAttempt.Id,
            TaskId = task,
            Turn = MarkingTurn.First,
            JurorId = Chair.Id,
            BegunAt = now,
            ClaimedUntil = now,
        };
        Criterion[] criteria = [new("1", "Решение", 5)];
        marking.Place(Chair.Id, criteria, new Dictionary<string, decimal> { ["1"] = 3 }, "", [], isDone: true, now);
        db.Markings.Add(marking);
        var marked = new WorkTask { AttemptId = PublishedAttempt.Id, TaskId = task, RoundId = round.Id, Lot = 0 };
        marked.Settle(new MarkingPlan { TaskId = task }, [marking]);
        db.WorkTasks.Add(marked);
        db.Showings.Add(new Showing
        {
            RoundId = round.Id,
            OpensAt = now.AddHours(-1),
            ClosesAt = now.AddHours(1),
            AppealDays = 1,
            AppealsUntil = now.AddDays(1),
            MinVotes = 1,
        });
        db.CommissionMembers.AddRange(
            new CommissionMember { OlympiadId = Published.Id, PersonId = Juror.Id, IsChair = true, AppointedAt = now },
            new CommissionMember { OlympiadId = Published.Id, PersonId = Methodist.Id, IsChair = false, AppointedAt = now });
        var analysis = new TaskAnalysis { RoundId = round.Id };
        analysis.Write("Разбор", "", Regulations.Id);
        db.TaskAnalyses.Add(analysis);
        var appeal = new Appeal
        {
            Id = Guid.CreateVersion7(),
            AttemptId = PublishedAttempt.Id,
            Kind = AppealKind.Points,
            TaskId = task,
            CriterionIds = [],
            Text = "Не согласна",
            FiledAt = now,
        };
        db.Appeals.Add(appeal);
        var vote = new AppealVote { AppealId = appeal.Id, MemberId = Administrator.Id };
        vote.ForPoints(criteria, new Dictionary<string, decimal> { ["1"] = 4 }, "Верно", now);
        db.AppealVotes.Add(vote);
        return appeal;
    }

    /// <summary>Below those that the product gives.</summary>
    public int NextRegisterNumber() => Interlocked.Decrement(ref lastRegisterNumber);

    private Certificate AddCertificate(AppDb db, Guid registrationId)
    {
        var certificate = new Certificate
        {
            Id = Guid.CreateVersion7(),
            Number = CertificateNumber.Of(2026, RandomNumberGenerator.GetBytes(5)),
            RegisterNumber = NextRegisterNumber(),
            Kind = CertificateKind.Participant,
            HolderId = Owner.Id,
            RegistrationId = registrationId,
            Text = new CertificateText($"{Surname} Анна", $"9 класс, {School}", "Биология", "2026/27", "", ""),
            IssuedOn = DateOnly.FromDateTime(now.UtcDateTime),
            IssuedById = Methodist.Id,
        };
        db.Certificates.Add(certificate);
        return certificate;
    }

    private LargeUpload AddUpload(AppDb db)
    {
        var upload = new LargeUpload
        {
            Id = Guid.NewGuid(),
            OwnerId = Owner.Id,
            Fingerprint = RandomNumberGenerator.GetBytes(32),
            Name = "урок.jpg",
            MediaType = "image/jpeg",
            Size = Photo.Length,
            Token = "",
            BegunAt = now,
        };
        db.LargeUploads.Add(upload);
        return upload;
    }

    private StoredFile AddFile(AppDb db, string name, bool isPrivate, string mediaType = "image/jpeg")
    {
        var file = new StoredFile { Id = Guid.NewGuid(), Name = name, MediaType = mediaType, Size = Photo.Length, Sha256 = SHA256.HashData(Photo), IsPrivate = isPrivate, CreatedAt = now };
        db.StoredFiles.Add(file);
        return file;
    }

    private ImportDraft AddImport(AppDb db)
    {
        var row = new ImportRow(2, Surname, "Анна", "Игоревна", null, null, Home.Id, 9, "А", "", [], [], ImportStatus.Same);
        var draft = new ImportDraft
        {
            Id = Guid.CreateVersion7(),
            Kind = ImportKind.Pupils,
            FileName = "9А.csv",
            CreatedById = Coordinator.Id,
            CreatedAt = now,
            Rows = JsonSerializer.Serialize(new[] { row }, JsonSerializerOptions.Web),
        };
        db.ImportDrafts.Add(draft);
        return draft;
    }
}
