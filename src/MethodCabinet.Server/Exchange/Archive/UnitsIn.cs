using MethodCabinet.Domain;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Quizzes;
using MethodCabinet.Domain.Courses.Scorm;
using MethodCabinet.Domain.Exchange;
using MethodCabinet.Domain.Exchange.Archive;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Server.Assessment;
using MethodCabinet.Server.Courses.Authoring;

namespace MethodCabinet.Server.Exchange.Archive;

/// <summary>Units on their way in.</summary>
internal sealed class UnitsIn(ArchiveIn archive, BanksIn banks, TextRenderer texts, PackageReader packages)
{
    private readonly List<ExchangeLine> lines = [];

    public IReadOnlyList<ExchangeLine> Lines => lines;

    /// <summary>Ids of the criteria and parts of quizzes that came, by the key of the unit and what the archive calls them.</summary>
    public Dictionary<(string Unit, string Item), string> Items { get; } = [];

    public async Task<UnitContent> TakeAsync(ArchivedUnit unit, CancellationToken ct)
    {
        var log = new ExchangeLog();
        var text = archive.Text(unit.Text, log);
        var file = archive.File(unit.File, log);
        var poster = archive.File(unit.Video?.Poster, log);
        if (unit.Kind == UnitKind.Video && file is not null && !FileKind.IsVideo(file.MediaType))
        {
            log.Note(ExchangeReason.FileRefused, file.Name);
            file = null;
        }

        foreach (var criterion in unit.Assignment?.Criteria ?? [])
        {
            Items[(unit.Key, criterion.Id)] = criterion.Id;
        }

        var package = unit.Kind == UnitKind.Scorm && file is not null ? await PackageAsync(file, log, ct) : null;
        var draft = new UnitDraft(
            text,
            file?.Id,
            unit.Address,
            unit.Assignment is { } task ? new(task.Criteria, task.PassPoints, task.MaxFiles, task.Late, task.Penalty, task.Groups, task.Peers) : null,
            unit.Quiz is { } quiz ? QuizOf(unit.Key, quiz, log) : null,
            unit.Video is { } video ? new(poster is not null && FileKind.IsImage(poster.MediaType) ? poster.Id : null, [.. video.Subtitles.Select(track => new SubtitlesDraft(track.Language, track.Vtt))]) : null,
            unit.ByPackage);
        var content = draft.Render(unit.Kind, texts, package);
        lines.Add(log.Line(Enum.Parse<ExchangePart>(unit.Kind.ToString()), unit.Title));
        return content;
    }

    public static OutlineUnit OutlineOf(ArchivedUnit unit, IReadOnlyDictionary<string, UnitVersion> versions)
    {
        var (version, release) = (versions[unit.Key], unit.Release);
        return new(
            version.UnitId, version.Id, unit.Kind, unit.Title, unit.Minutes, unit.IsRequired,
            new([.. release.After.Select(key => versions[key].UnitId)], release.Day, [.. release.MinShares.Select(min => new MinShare(versions[min.Unit].UnitId, min.Share))], release.Groups, release.At, release.ByWord ?? false),
            unit.DueDay);
    }

    private async Task<ScormPackage?> PackageAsync(StoredFile file, ExchangeLog log, CancellationToken ct)
    {
        try
        {
            return await packages.ReadAsync(file, ct);
        }
        catch (RuleBroken broken) when (broken.Error != MaterialErrors.StorageAway)
        {
            log.Note(ExchangeReason.PackageBroken, broken.Error.Code);
            return null;
        }
    }

    private QuizDraft QuizOf(string key, ArchivedQuiz quiz, ExchangeLog log)
    {
        var parts = new List<QuizPart>();
        foreach (var (index, part) in quiz.Parts.Index())
        {
            if (part.Question is { } question && banks.VersionOf(question) is { } versionId)
            {
                parts.Add(new QuestionPart(Guid.CreateVersion7(), versionId, archive.Text(part.Hint, log), archive.Text(part.Explanation, log)));
            }
            else if (part.Question is null && part.Bank is { } bank && banks.BankOf(bank) is { } bankId)
            {
                parts.Add(new DrawnPart(Guid.CreateVersion7(), bankId, part.Count, part.Subject, part.Tags ?? [], part.Grade));
            }
            else
            {
                log.Note(ExchangeReason.QuestionRefused, part.Question ?? part.Bank ?? "");
                continue;
            }

            Items[(key, ReadinessExchange.NameOf(index))] = parts[^1].Id.ToString();
        }

        return new(parts, quiz.Attempts, quiz.Minutes, quiz.PassShare, quiz.Counts, quiz.Feedback, quiz.IsPractice, quiz.RetakesFailed, quiz.Shuffle);
    }
}
