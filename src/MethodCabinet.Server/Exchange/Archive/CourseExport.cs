using System.Globalization;
using System.IO.Compression;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Quizzes;
using MethodCabinet.Domain.Courses.Scorm;
using MethodCabinet.Domain.Exchange;
using MethodCabinet.Domain.Exchange.Archive;
using MethodCabinet.Server.Assessment.Interchange;
using MethodCabinet.Server.Courses.Quizzes;
using MethodCabinet.Server.Courses.Readiness;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;

namespace MethodCabinet.Server.Exchange.Archive;

/// <summary>The draft of a course as an archive (docs/course-archive.md), and what of it stays behind.</summary>
public sealed class CourseExport(AppDb db, QuizQuestions quizzes, ExportFiles questionFiles, IFileStore store)
{
    /// <param name="Questions">How many go, with their keys.</param>
    internal sealed record Planned(CourseArchive Archive, IReadOnlyList<(string Path, byte[] Content)> Texts, FilesOut Files, ExchangeReport Report, string Title, int Questions);

    internal async Task<Planned> PlanAsync(Guid id, CancellationToken ct)
    {
        var source = await CourseSource.LoadAsync(db, id, ct);
        var (course, outline) = (source.Course, source.Course.Outline);
        var files = await FilesOut.OfAsync(db, source.Files(), ct);
        var banks = new BanksOut(db, quizzes, questionFiles);
        await banks.TakeAsync([.. outline.Units.Select(unit => source.Contents[unit.VersionId]).OfType<QuizContent>()], ct);
        var keys = outline.Units.Select((unit, index) => (unit.Id, Key: string.Create(CultureInfo.InvariantCulture, $"u{index + 1}"))).ToDictionary(unit => unit.Id, unit => unit.Key);
        var units = new UnitsOut(files, banks, keys);
        var ofCourse = new ExchangeLog();
        var summary = FileMarks.Out(course.Summary, file => files.KeyOf(file, ofCourse));
        if (source.Cohorts > 0)
        {
            ofCourse.Note(ExchangeReason.Cohorts, source.Cohorts.ToString(CultureInfo.InvariantCulture));
        }

        var modules = outline.Modules.Select(module => new ArchivedModule(module.Title, [.. module.Units.Select(unit => units.Take(unit, source.Contents[unit.VersionId]))])).ToList();
        var lines = new List<ExchangeLine> { ofCourse.Line(ExchangePart.Course, course.Title) };
        lines.AddRange(units.Lines);
        lines.AddRange(banks.Lines);
        var gradingLog = new ExchangeLog();
        var grading = source.Grading is { } plan ? GradingOf(plan, keys, gradingLog) : null;
        ArchivedDesign? certificate = null;
        if (source.Design is { } design)
        {
            var log = new ExchangeLog();
            certificate = new(design.Heading, design.Subheading, design.Lines, design.Signatories, design.Accent, design.BackgroundId is { } background ? files.KeyOf(background, log) : null);
            lines.Add(log.Line(ExchangePart.Certificate, design.Heading));
        }

        if (grading is not null)
        {
            lines.Add(gradingLog.Line(ExchangePart.Grading, ""));
        }

        var readiness = source.Readiness is { } said ? ReadinessExchange.Out(said, await db.FrameworkAsync(ct), keys, units.Items) : null;
        if (readiness is not null)
        {
            lines.Add(new ExchangeLog().Line(ExchangePart.Readiness, ""));
        }

        var archive = new CourseArchive(
            CourseArchive.FormatName, CourseArchive.LastVersion,
            new(course.Title, summary, course.Hours, course.Audience, course.IsTemplate, course.CertificatesById is not null),
            modules,
            [.. files.Taken.Select(taken => new ArchivedFile(taken.Key, FilesOut.PathOf(taken.Key, taken.File), taken.File.Name, Convert.ToHexStringLower(taken.File.Sha256)))],
            banks.Banks, grading, certificate, readiness);
        return new(archive, [(CourseArchive.FileName, CourseArchiveJson.Write(archive)), .. banks.Contents], files, new(lines), course.Title, banks.Contents.Count);
    }

    /// <param name="keys">Of the units that go out.</param>
    private static ArchivedGrading GradingOf(GradePlan plan, Dictionary<Guid, string> keys, ExchangeLog log)
    {
        var going = keys.OrderBy(unit => unit.Value.Length).ThenBy(unit => unit.Value, StringComparer.Ordinal).ToList();
        var weights = going.Where(unit => plan.Weights.ContainsKey(unit.Key)).ToDictionary(unit => unit.Value, unit => plan.Weights[unit.Key]);
        if (plan.Formula.Length == 0 || plan.Codes is not { } known)
        {
            return new(weights, plan.DropLowest, plan.PassPercent);
        }

        var codes = going.Where(unit => known.ContainsKey(unit.Key)).ToDictionary(unit => unit.Value, unit => known[unit.Key]);
        if (GradeFormula.Read(plan.Formula, known.Values).Uses.Except(codes.Values).Any())
        {
            // It names a unit that the draft has no more.
            log.Note(ExchangeReason.FormulaColumnGone);
            return new(weights, plan.DropLowest, plan.PassPercent);
        }

        return new(weights, plan.DropLowest, plan.PassPercent, plan.Formula, codes);
    }

    internal async Task<FileStream> PackAsync(Planned planned, CancellationToken ct)
    {
        var packed = ZipOut.Scratch();
        try
        {
            await using (var archive = await ZipArchive.CreateAsync(packed, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, ct))
            {
                foreach (var (path, content) in planned.Texts)
                {
                    await archive.AddAsync(path, content, ct);
                }

                await Files.ReachAsync(() => archive.AddAsync(planned.Files, store, ct), ct);
            }

            packed.Position = 0;
            return packed;
        }
        catch
        {
            await packed.DisposeAsync();
            throw;
        }
    }
}

/// <summary>Units on their way out.</summary>
internal sealed class UnitsOut(FilesOut files, BanksOut banks, IReadOnlyDictionary<Guid, string> keys)
{
    private readonly List<ExchangeLine> lines = [];

    public IReadOnlyList<ExchangeLine> Lines => lines;

    /// <summary>What the archive calls criteria and parts of quizzes, by unit and their own id.</summary>
    public Dictionary<(Guid UnitId, string ItemId), string> Items { get; } = [];

    public ArchivedUnit Take(OutlineUnit unit, UnitContent content)
    {
        var log = new ExchangeLog();
        foreach (var criterion in content is AssignmentContent { Criteria: { } criteria } ? criteria : [])
        {
            Items[(unit.Id, criterion.Id)] = criterion.Id;
        }

        string? FileOf(Guid? id) => id is { } known ? files.KeyOf(known, log) : null;
        var own = content switch
        {
            FileContent file => FileOf(file.FileId),
            VideoContent video => FileOf(video.FileId),
            ScormContent package => FileOf(package.FileId),
            _ => null,
        };
        var recording = content is VideoContent shown ? new ArchivedVideo(shown.Subtitles, FileOf(shown.PosterId)) : null;
        var release = unit.Release;
        var taken = new ArchivedUnit(
            keys[unit.Id], unit.Kind, unit.Title, unit.Minutes, unit.IsRequired,
            new([.. release.After.Where(keys.ContainsKey).Select(id => keys[id])], release.Day, [.. release.MinShares.Where(min => keys.ContainsKey(min.UnitId)).Select(min => new ArchivedShare(keys[min.UnitId], min.Share))], release.Groups, release.At, release.ByWord ? true : null),
            Text(content.Text, log),
            unit.DueDay,
            own,
            (content as LinkContent)?.Address,
            content is AssignmentContent task ? new(task.Criteria, task.PassPoints, task.MaxFiles, task.Late, task.Penalty, task.Groups, task.Peers) : null,
            content is QuizContent quiz ? QuizOf(unit.Id, quiz, log) : null,
            recording,
            (content as ScormContent)?.ByPackage);
        lines.Add(log.Line(Enum.Parse<ExchangePart>(unit.Kind.ToString()), unit.Title));
        return taken;
    }

    private string Text(string text, ExchangeLog log) => FileMarks.Out(text, id => files.KeyOf(id, log));

    private ArchivedQuiz QuizOf(Guid unitId, QuizContent quiz, ExchangeLog log)
    {
        var parts = new List<ArchivedPart>();
        foreach (var part in quiz.Parts)
        {
            switch (part)
            {
                case QuestionPart question when banks.KeyOf(question.VersionId) is { } key:
                    parts.Add(new(key, Text(question.Hint, log), Text(question.Explanation, log)));
                    break;
                case DrawnPart draw when banks.KeyOfBank(draw.BankId) is { } bank:
                    parts.Add(new(Bank: bank, Count: draw.Count, Subject: draw.Subject, Tags: draw.Tags, Grade: draw.Grade));
                    break;
                default:
                    log.Note(ExchangeReason.QuestionUnsound);
                    continue;
            }

            Items[(unitId, part.Id.ToString())] = ReadinessExchange.NameOf(parts.Count - 1);
        }

        return new(parts, quiz.Attempts, quiz.PassShare, quiz.Counts, quiz.Feedback, quiz.IsPractice, quiz.RetakesFailed, quiz.Shuffle, quiz.Minutes);
    }
}
