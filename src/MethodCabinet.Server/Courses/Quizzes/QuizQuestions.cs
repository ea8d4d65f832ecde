using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Quizzes;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Quizzes;

/// <summary>The questions of quizzes: what can be asked, and what a try asks.</summary>
public sealed class QuizQuestions(AppDb db)
{
    /// <summary>What the banks say against the quizzes among these contents, by the id of their version.</summary>
    internal async Task<Dictionary<Guid, IReadOnlyList<ErrorCode>>> ProblemsAsync(IEnumerable<KeyValuePair<Guid, UnitContent>> contents, CancellationToken ct)
    {
        var problems = new Dictionary<Guid, IReadOnlyList<ErrorCode>>();
        foreach (var (versionId, content) in contents)
        {
            if (content is QuizContent quiz)
            {
                problems[versionId] = await ProblemsAsync(quiz, ct);
            }
        }

        return problems;
    }

    internal async Task<IReadOnlyList<ErrorCode>> ProblemsAsync(QuizContent quiz, CancellationToken ct)
    {
        var named = (await VersionsAsync([.. quiz.Parts.OfType<QuestionPart>().Select(part => part.VersionId)], ct)).Values
            .ToDictionary(version => version.Id, version => new NamedQuestion(version.Id, Scoring.IsAutomatic(version.Key), IsSound(version)));
        return QuizCheck.Problems(quiz, named, await CountAsync(quiz, ct));
    }

    /// <summary>From how many questions each part can be drawn, by its id.</summary>
    internal async Task<Dictionary<Guid, int>> CountAsync(QuizContent quiz, CancellationToken ct)
    {
        var counts = new Dictionary<Guid, int>();
        foreach (var part in quiz.Parts.OfType<DrawnPart>())
        {
            counts[part.Id] = await Candidates(part).CountAsync(ct);
        }

        return counts;
    }

    /// <summary>Points of the fixed questions of quizzes, by the id of their version.</summary>
    internal async Task<Dictionary<Guid, decimal>> PointsAsync(IEnumerable<QuizContent> quizzes, CancellationToken ct)
    {
        var named = quizzes.SelectMany(quiz => quiz.Parts).OfType<QuestionPart>().Select(part => part.VersionId).Distinct().ToArray();
        return named.Length == 0
            ? []
            : await db.QuestionVersions.Where(v => named.Contains(v.Id)).Select(v => new { v.Id, v.Points }).ToDictionaryAsync(v => v.Id, v => v.Points.MaxPoints, ct);
    }

    /// <summary><see cref="QuizScoring.MaxPoints"/> by the banks as they are.</summary>
    /// <param name="asked">What <see cref="PointsAsync"/> gives.</param>
    internal async Task<decimal?> MaxPointsAsync(QuizContent quiz, IReadOnlyDictionary<Guid, decimal> asked, CancellationToken ct)
    {
        var drawn = new Dictionary<Guid, IReadOnlyCollection<decimal>>();
        foreach (var part in quiz.Parts.OfType<DrawnPart>())
        {
            drawn[part.Id] = [.. (await Candidates(part).Select(v => v.Points).Distinct().ToListAsync(ct)).Select(points => points.MaxPoints).Distinct()];
        }

        return QuizScoring.MaxPoints(quiz, asked, drawn);
    }

    /// <summary>The questions from which a part can be drawn.</summary>
    internal Task<List<QuestionVersion>> CandidatesAsync(DrawnPart part, CancellationToken ct) => Candidates(part).ToListAsync(ct);

    /// <summary>Tags of the questions of a bank that can be drawn and are sound.</summary>
    internal async Task<List<IReadOnlyList<string>>> TagsAsync(Guid bankId, CancellationToken ct)
    {
        var whole = new DrawnPart(Guid.Empty, bankId, 1, null, [], null);
        var found = await Candidates(whole).Join(db.Questions, v => v.QuestionId, q => q.Id, (v, q) => new { Version = v, q.Tags }).ToListAsync(ct);
        return [.. found.Where(f => f.Tags.Count > 0 && IsSound(f.Version)).Select(f => f.Tags)];
    }

    /// <summary>What a try asks, with the questions of all of it.</summary>
    /// <param name="last">Tasks of the last try that was handed in.</param>
    /// <param name="asked">Versions that this learner was asked before.</param>
    internal async Task<(IReadOnlyList<PlannedTask> Planned, Dictionary<Guid, QuestionVersion> Versions)> DrawAsync(
        QuizContent quiz, Guid seed, IReadOnlyCollection<QuizTask> last, IReadOnlySet<Guid> asked, CancellationToken ct)
    {
        var fixedIds = quiz.Parts.OfType<QuestionPart>().Select(part => part.VersionId).ToArray();
        var fixedQuestions = await db.QuestionVersions.Where(v => fixedIds.Contains(v.Id)).Select(v => new { v.Id, v.QuestionId }).ToDictionaryAsync(v => v.Id, v => new QuizCandidate(v.Id, v.QuestionId), ct);
        var banks = new Dictionary<Guid, IReadOnlyList<QuizCandidate>>();
        foreach (var part in quiz.Parts.OfType<DrawnPart>())
        {
            banks[part.Id] = (await Candidates(part).Select(v => new { v.Id, v.QuestionId }).ToListAsync(ct)).ConvertAll(v => new QuizCandidate(v.Id, v.QuestionId));
        }

        while (true)
        {
            var planned = QuizDraw.Draw(quiz, seed, fixedQuestions, banks, last, asked);
            var versions = await VersionsAsync([.. planned.Select(task => task.VersionId)], ct);

            // A bank may hold unfinished questions. To look at all of them for each try would be long.
            var unsound = planned.Where(task => task.Kept is null && banks.ContainsKey(task.PartId) && !IsSound(versions[task.VersionId])).Select(task => task.VersionId).ToHashSet();
            if (unsound.Count == 0)
            {
                return ([.. QuizDraw.Order(quiz, seed, planned)], versions);
            }

            foreach (var (part, candidates) in banks.ToList())
            {
                banks[part] = [.. candidates.Where(candidate => !unsound.Contains(candidate.VersionId))];
            }
        }
    }

    internal Task<Dictionary<Guid, QuestionVersion>> VersionsAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        db.QuestionVersions.AsNoTracking().Where(v => ids.Contains(v.Id)).ToDictionaryAsync(v => v.Id, ct);

    private static bool IsSound(QuestionVersion version) => QuestionCheck.Check(version.Title, version.Statement, version.Body, version.Key, version.Points).Count == 0;

    private IQueryable<QuestionVersion> Candidates(DrawnPart part)
    {
        var questions = db.Questions.Where(q => q.BankId == part.BankId && !q.Archived);
        if (part.Subject is { } subject)
        {
            questions = questions.Where(q => q.Subject == subject);
        }

        if (part.Grade is { } grade)
        {
            questions = questions.Where(q => q.GradeFrom <= grade && grade <= q.GradeTo);
        }

        foreach (var tag in part.Tags.Select(tag => tag.Trim().ToLowerInvariant()).Where(tag => tag.Length > 0))
        {
            questions = questions.Where(q => q.Tags.Contains(tag));
        }

        return from v in db.QuestionVersions.FromSqlRaw("select * from assessment.question_versions where key ->> 'type' <> 'manual'").AsNoTracking()
               join q in questions on new { v.QuestionId, v.Number } equals new { QuestionId = q.Id, Number = q.LastNumber }
               select v;
    }
}
