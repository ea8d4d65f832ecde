using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Assessment.Journal;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Dates;
using MethodCabinet.Domain.Courses.Quizzes;
using MethodCabinet.Domain.Courses.Readiness;
using MethodCabinet.Domain.Courses.Scorm;
using MethodCabinet.Domain.Courses.Talk;
using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.HomeSchooling;
using MethodCabinet.Domain.Lessons.Journals;
using MethodCabinet.Domain.Lessons.Messages;
using MethodCabinet.Domain.Lessons.Timetables;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Domain.Materials.Library;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Appeals;
using MethodCabinet.Domain.Olympiads.Contests;
using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Certificates;
using MethodCabinet.Server.Lessons.Media;
using MethodCabinet.Server.Lessons.Replays;
using MethodCabinet.Server.Lessons.Rooms;
using MethodCabinet.Server.Lessons.Slides;
using MethodCabinet.Server.Lessons.Timetables;
using MethodCabinet.Server.Materials.Previews;
using MethodCabinet.Server.Materials.Unused;
using MethodCabinet.Server.Materials.Videos;
using MethodCabinet.Server.Olympiads.Standings;
using MethodCabinet.Server.People;
using MethodCabinet.Server.People.Imports;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Npgsql;

namespace MethodCabinet.Server.Data;

/// <summary>The one database. Each module describes its tables in its own folder (<c>…Tables.cs</c>) and PostgreSQL schema.</summary>
public sealed class AppDb(DbContextOptions<AppDb> options) : IdentityUserContext<Account, Guid>(options), IDataProtectionKeyContext
{
    // People
    public DbSet<Organization> Organizations => Set<Organization>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<Appointment> Appointments => Set<Appointment>();

    public DbSet<Guardianship> Guardianships => Set<Guardianship>();

    public DbSet<Consent> Consents => Set<Consent>();

    // Assessment
    public DbSet<QuestionBank> QuestionBanks => Set<QuestionBank>();

    public DbSet<Question> Questions => Set<Question>();

    public DbSet<QuestionVersion> QuestionVersions => Set<QuestionVersion>();

    public DbSet<ImportDraft> ImportDrafts => Set<ImportDraft>();

    public DbSet<AccountSession> AccountSessions => Set<AccountSession>();

    // Materials
    public DbSet<StoredFile> StoredFiles => Set<StoredFile>();

    public DbSet<LargeUpload> LargeUploads => Set<LargeUpload>();

    public DbSet<Preview> Previews => Set<Preview>();

    public DbSet<GoneFile> GoneFiles => Set<GoneFile>();

    public DbSet<Video> Videos => Set<Video>();

    public DbSet<Rendition> Renditions => Set<Rendition>();

    /// <summary>Of the library.</summary>
    public DbSet<Material> Materials => Set<Material>();

    public DbSet<MaterialFile> MaterialFiles => Set<MaterialFile>();

    public DbSet<MaterialText> MaterialTexts => Set<MaterialText>();

    public DbSet<MaterialCollection> MaterialCollections => Set<MaterialCollection>();

    public DbSet<CollectionItem> CollectionItems => Set<CollectionItem>();

    public DbSet<LibrarySubscription> LibrarySubscriptions => Set<LibrarySubscription>();

    // Olympiads
    public DbSet<Season> Seasons => Set<Season>();

    public DbSet<Subject> Subjects => Set<Subject>();

    public DbSet<Olympiad> Olympiads => Set<Olympiad>();

    public DbSet<Track> Tracks => Set<Track>();

    public DbSet<Round> Rounds => Set<Round>();

    public DbSet<Paper> Papers => Set<Paper>();

    public DbSet<PaperTask> PaperTasks => Set<PaperTask>();

    public DbSet<Registration> Registrations => Set<Registration>();

    public DbSet<Attempt> Attempts => Set<Attempt>();

    public DbSet<JournalEntry> JournalEntries => Set<JournalEntry>();

    /// <summary>Entries that take part in scoring: those that came in time, and late ones that were accepted.</summary>
    public IQueryable<JournalEntry> CountedEntries => JournalEntries.FromSqlRaw("select * from olympiads.counted_entries");

    public DbSet<LateDelivery> LateDeliveries => Set<LateDelivery>();

    public DbSet<AttemptDevice> AttemptDevices => Set<AttemptDevice>();

    public DbSet<AttemptFile> AttemptFiles => Set<AttemptFile>();

    public DbSet<AttemptUpload> AttemptUploads => Set<AttemptUpload>();

    public DbSet<ReceiptKey> ReceiptKeys => Set<ReceiptKey>();

    public DbSet<RoundRoot> RoundRoots => Set<RoundRoot>();

    public DbSet<PaperSeal> PaperSeals => Set<PaperSeal>();

    public DbSet<SealedTask> SealedTasks => Set<SealedTask>();

    public DbSet<RoundKey> RoundKeys => Set<RoundKey>();

    public DbSet<CarrierKey> CarrierKeys => Set<CarrierKey>();

    public DbSet<HeldKit> HeldKits => Set<HeldKit>();

    public DbSet<Attendance> Attendance => Set<Attendance>();

    public DbSet<RoundPause> RoundPauses => Set<RoundPause>();

    public DbSet<SignOff> SignOffs => Set<SignOff>();

    public DbSet<TaskScore> TaskScores => Set<TaskScore>();

    public DbSet<JuryMember> JuryMembers => Set<JuryMember>();

    /// <summary>Attempts by cipher.</summary>
    public DbSet<Work> Works => Set<Work>();

    public DbSet<WorkTask> WorkTasks => Set<WorkTask>();

    public DbSet<MarkingPlan> MarkingPlans => Set<MarkingPlan>();

    public DbSet<Marking> Markings => Set<Marking>();

    public DbSet<SavedComment> SavedComments => Set<SavedComment>();

    public DbSet<DeclaredConflict> DeclaredConflicts => Set<DeclaredConflict>();

    public DbSet<JuryAnnouncement> JuryAnnouncements => Set<JuryAnnouncement>();

    public DbSet<ParticipantQuestion> ParticipantQuestions => Set<ParticipantQuestion>();

    public DbSet<Showing> Showings => Set<Showing>();

    public DbSet<CommissionMember> CommissionMembers => Set<CommissionMember>();

    public DbSet<Appeal> Appeals => Set<Appeal>();

    public DbSet<AppealVote> AppealVotes => Set<AppealVote>();

    public DbSet<TaskAnalysis> TaskAnalyses => Set<TaskAnalysis>();

    public DbSet<StandingState> Standings => Set<StandingState>();

    public DbSet<StandingChangeRow> StandingChanges => Set<StandingChangeRow>();

    public DbSet<FrozenStanding> FrozenStandings => Set<FrozenStanding>();

    public DbSet<AwardPolicy> AwardPolicies => Set<AwardPolicy>();

    public DbSet<ResultsSigning> ResultsSignings => Set<ResultsSigning>();

    /// <summary>Results as they were signed; of olympiads without a signature there are none.</summary>
    public DbSet<Award> Awards => Set<Award>();

    public DbSet<AwardChange> AwardChanges => Set<AwardChange>();

    /// <summary>Chosen to be shown to everybody; which of them are shown is <see cref="Olympiads.PublishedWorks.PublishedWorkReads.ShownWorks"/>.</summary>
    public DbSet<PublishedWork> PublishedWorks => Set<PublishedWork>();

    public DbSet<Contest> Contests => Set<Contest>();

    public DbSet<ContestNomination> ContestNominations => Set<ContestNomination>();

    public DbSet<ContestSheet> ContestSheets => Set<ContestSheet>();

    public DbSet<ContestExpert> ContestExperts => Set<ContestExpert>();

    public DbSet<ContestEntry> ContestEntries => Set<ContestEntry>();

    public DbSet<ContestFile> ContestFiles => Set<ContestFile>();

    public DbSet<ContestMarking> ContestMarkings => Set<ContestMarking>();

    public DbSet<ContestTalk> ContestTalks => Set<ContestTalk>();

    public DbSet<ContestVote> ContestVotes => Set<ContestVote>();

    public DbSet<ContestSigning> ContestSignings => Set<ContestSigning>();

    public DbSet<ContestAward> ContestAwards => Set<ContestAward>();

    // Courses
    public DbSet<Course> Courses => Set<Course>();

    public DbSet<CourseEdition> CourseEditions => Set<CourseEdition>();

    public DbSet<UnitVersion> UnitVersions => Set<UnitVersion>();

    public DbSet<Cohort> Cohorts => Set<Cohort>();

    public DbSet<CohortTutor> CohortTutors => Set<CohortTutor>();

    public DbSet<Enrolment> Enrolments => Set<Enrolment>();

    public DbSet<CohortWord> CohortWords => Set<CohortWord>();

    public DbSet<CohortLesson> CohortLessons => Set<CohortLesson>();

    public DbSet<CohortQuota> CohortQuotas => Set<CohortQuota>();

    public DbSet<CohortOrder> CohortOrders => Set<CohortOrder>();

    public DbSet<CohortOrderPerson> CohortOrderPeople => Set<CohortOrderPerson>();

    public DbSet<GradeScheme> GradeSchemes => Set<GradeScheme>();

    public DbSet<GradeChange> GradeChanges => Set<GradeChange>();

    public DbSet<GradeFormulaChange> GradeFormulaChanges => Set<GradeFormulaChange>();

    public DbSet<UnitProgress> UnitProgress => Set<UnitProgress>();

    public DbSet<UnitExtension> UnitExtensions => Set<UnitExtension>();

    public DbSet<Submission> Submissions => Set<Submission>();

    public DbSet<SubmissionFile> SubmissionFiles => Set<SubmissionFile>();

    public DbSet<WorkGroup> WorkGroups => Set<WorkGroup>();

    public DbSet<WorkGroupMember> WorkGroupMembers => Set<WorkGroupMember>();

    public DbSet<PeerRound> PeerRounds => Set<PeerRound>();

    public DbSet<PeerReview> PeerReviews => Set<PeerReview>();

    public DbSet<CompetenceFramework> CompetenceFrameworks => Set<CompetenceFramework>();

    public DbSet<CourseReadiness> CourseReadiness => Set<CourseReadiness>();

    public DbSet<CompetencePlacement> CompetencePlacements => Set<CompetencePlacement>();

    public DbSet<QuizAttempt> QuizAttempts => Set<QuizAttempt>();

    public DbSet<QuizTask> QuizTasks => Set<QuizTask>();

    public DbSet<QuizEntry> QuizEntries => Set<QuizEntry>();

    public DbSet<QuizLateAcceptance> QuizLateAcceptances => Set<QuizLateAcceptance>();

    public DbSet<Viewing> Viewings => Set<Viewing>();

    public DbSet<ScormState> ScormStates => Set<ScormState>();

    public DbSet<UnitQuestion> UnitQuestions => Set<UnitQuestion>();

    public DbSet<DiscussionThread> DiscussionThreads => Set<DiscussionThread>();

    public DbSet<DiscussionPost> DiscussionPosts => Set<DiscussionPost>();

    public DbSet<ThreadSeen> ThreadSeen => Set<ThreadSeen>();

    public DbSet<UnitNote> UnitNotes => Set<UnitNote>();

    public DbSet<ReminderSettings> ReminderSettings => Set<ReminderSettings>();

    public DbSet<SentReminder> SentReminders => Set<SentReminder>();

    public DbSet<ReminderLetter> ReminderLetters => Set<ReminderLetter>();

    public DbSet<DiagnosticAsk> DiagnosticAsks => Set<DiagnosticAsk>();

    public DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();

    // Lessons
    public DbSet<Lesson> Lessons => Set<Lesson>();

    public DbSet<LessonMember> LessonMembers => Set<LessonMember>();

    public DbSet<StudyGroup> StudyGroups => Set<StudyGroup>();

    public DbSet<StudyGroupMember> StudyGroupMembers => Set<StudyGroupMember>();

    public DbSet<LessonTrack> LessonTracks => Set<LessonTrack>();

    public DbSet<SlideConversion> SlideConversions => Set<SlideConversion>();

    public DbSet<RoomLogRow> RoomLog => Set<RoomLogRow>();

    public DbSet<Presence> Presences => Set<Presence>();

    public DbSet<SchoolTerm> SchoolTerms => Set<SchoolTerm>();

    public DbSet<SchoolPlace> SchoolPlaces => Set<SchoolPlace>();

    public DbSet<TimetableEntry> TimetableEntries => Set<TimetableEntry>();

    public DbSet<LessonChange> LessonChanges => Set<LessonChange>();

    internal DbSet<Occupation> Occupations => Set<Occupation>();

    /// <summary>What <see cref="Occupations"/> are to be by the lessons.</summary>
    internal IQueryable<Occupying> Occupying => Set<Occupying>();

    public DbSet<HomeSchoolingCase> HomeSchoolings => Set<HomeSchoolingCase>();

    public DbSet<HomePlanItem> HomePlanItems => Set<HomePlanItem>();
    public DbSet<MediaPlace> MediaPlaces => Set<MediaPlace>();
    public DbSet<LessonRecord> LessonRecords => Set<LessonRecord>();

    public DbSet<LessonRecordFile> LessonRecordFiles => Set<LessonRecordFile>();

    public DbSet<JournalMark> JournalMarks => Set<JournalMark>();

    public DbSet<MarkChange> MarkChanges => Set<MarkChange>();

    /// <summary>The last of a pupil and lesson counts.</summary>
    public DbSet<AttendanceEntry> AttendanceEntries => Set<AttendanceEntry>();

    public DbSet<HomeworkWork> HomeworkWorks => Set<HomeworkWork>();

    public DbSet<HomeworkFile> HomeworkFiles => Set<HomeworkFile>();

    /// <summary>The last of a pupil and term counts.</summary>
    public DbSet<TermMark> TermMarks => Set<TermMark>();

    public DbSet<FamilyThread> FamilyThreads => Set<FamilyThread>();

    public DbSet<FamilyMessage> FamilyMessages => Set<FamilyMessage>();

    public DbSet<FamilyThreadSeen> FamilyThreadSeen => Set<FamilyThreadSeen>();

    // Certificates
    public DbSet<Certificate> Certificates => Set<Certificate>();

    internal IQueryable<CertificateGround> CertificateGrounds => Set<CertificateGround>();

    public DbSet<Issuing> Issuings => Set<Issuing>();

    public DbSet<SavedDesign> SavedDesigns => Set<SavedDesign>();

    public DbSet<DocumentTemplate> DocumentTemplates => Set<DocumentTemplate>();

    // Platform
    public DbSet<AuditEntry> AuditLog => Set<AuditEntry>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Saves what may be there once: the database decides who was first.</summary>
    /// <exception cref="RuleBroken">The given error, for whoever comes second.</exception>
    public async Task SaveUniqueAsync(ErrorCode taken, CancellationToken ct)
    {
        try
        {
            await SaveChangesAsync(ct);
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            throw new RuleBroken(taken);
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<decimal>().HavePrecision(12, 4);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.HasPostgresExtension("pg_trgm").HasPostgresExtension("fuzzystrmatch").HasPostgresExtension("unaccent").HasPostgresExtension("btree_gist");
        builder.ApplyConfigurationsFromAssembly(typeof(AppDb).Assembly);
        NameSearch.Map(builder);
    }

    /// <summary>timestamptz takes moments at offset zero only; clients may send any.</summary>
    private sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTimeOffset>(moment => moment.ToUniversalTime(), moment => moment);
}
