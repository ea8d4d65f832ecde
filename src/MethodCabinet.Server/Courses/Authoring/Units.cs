using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Quizzes;
using MethodCabinet.Domain.Courses.Scorm;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Server.Assessment;
using MethodCabinet.Server.Courses.Learning;
using MethodCabinet.Server.Courses.Quizzes;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Materials.Videos;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Authoring;

/// <summary>What an author writes of a unit; which parts count is a matter of its kind.</summary>
/// <param name="Text">Markdown with TeX between dollar signs.</param>
/// <param name="FileId">Of a file.</param>
/// <param name="Address">Of a link.</param>
/// <param name="Assignment">Of an assignment.</param>
/// <param name="Quiz">Of a quiz.</param>
/// <param name="Video">Of a recording, whose file is <paramref name="FileId"/>.</param>
/// <param name="ByPackage">Of a package, whose archive is <paramref name="FileId"/>: it says itself when it is complete.</param>
public sealed record UnitDraft(
    string Text, Guid? FileId = null, string? Address = null, AssignmentDraft? Assignment = null, QuizDraft? Quiz = null, VideoDraft? Video = null, bool? ByPackage = null)
{
    internal static UnitDraft Of(UnitContent content) => content switch
    {
        FileContent file => new(file.Text, FileId: file.FileId),
        LinkContent link => new(link.Text, Address: link.Address),
        VideoContent video => new(video.Text, FileId: video.FileId, Video: new(video.PosterId, [.. video.Subtitles.Select(track => new SubtitlesDraft(track.Language, track.Vtt))])),
        ScormContent package => new(package.Text, FileId: package.FileId, ByPackage: package.ByPackage),
        AssignmentContent task => new(task.Text, Assignment: new(task.Criteria, task.PassPoints, task.MaxFiles, task.Late, task.Penalty, task.Groups, task.Peers)),
        QuizContent quiz => new(quiz.Text, Quiz: QuizDraft.Of(quiz)),
        _ => new(content.Text),
    };

    /// <param name="package">What is in the archive of a package; null without one.</param>
    internal UnitContent Render(UnitKind kind, TextRenderer texts, ScormPackage? package)
    {
        var html = texts.Render(Text).Html;
        return kind switch
        {
            UnitKind.Text => new TextContent(Text, html),
            UnitKind.File => new FileContent(Text, html, FileId),
            UnitKind.Lesson => new LessonContent(Text, html),
            UnitKind.Link => new LinkContent(Text, html, Address?.Trim() ?? ""),
            UnitKind.Video => new VideoContent(Text, html, FileId, Video?.PosterId, [.. (Video?.Subtitles ?? []).Select(track => Subtitles.Read(track.Language, track.Text))]),
            UnitKind.Scorm => new ScormContent(Text, html, package is null ? null : FileId, package, ByPackage ?? true),
            UnitKind.Assignment => new AssignmentContent(
                Text, html, Assignment?.Criteria ?? [], Assignment?.PassPoints ?? 0, Assignment?.MaxFiles ?? 0, Assignment?.Late ?? LateRule.Accept, Assignment?.Penalty, Assignment?.Groups, Assignment?.Peers),
            UnitKind.Quiz => Quiz?.Render(Text, html, texts) ?? UnitContent.Blank(kind) with { Text = Text, Html = html },
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }
}

/// <param name="Penalty">Of the rule that lowers.</param>
/// <param name="Groups">Null where everybody works alone.</param>
/// <param name="Peers">Null where learners do not review each other.</param>
public sealed record AssignmentDraft(
    IReadOnlyList<Criterion> Criteria, decimal PassPoints, int MaxFiles, LateRule Late, LatePenalty? Penalty = null, GroupWork? Groups = null, PeerReviewPlan? Peers = null);

/// <param name="PosterId">A stored picture; null for one out of the recording.</param>
public sealed record VideoDraft(Guid? PosterId, IReadOnlyList<SubtitlesDraft> Subtitles);

/// <param name="Language">ISO 639.</param>
/// <param name="Text">SubRip or WebVTT.</param>
public sealed record SubtitlesDraft(string Language, string Text);

/// <summary>Adds an empty unit at the end of a module.</summary>
public static class AddUnit
{
    /// <param name="Version">Of the course, as last read.</param>
    public sealed record Request(Guid ModuleId, UnitKind Kind, string Title, uint Version);

    public sealed record Response(Guid UnitId, uint Version);

    public static async Task<Ok<Response>> Handle(Guid id, Request request, AppDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var course = await db.CourseAsync(id, request.Version, ct);
        if (course.Outline.Modules.All(module => module.Id != request.ModuleId))
        {
            throw new RuleBroken(CourseErrors.UnitUnknown);
        }

        var written = new UnitVersion(Guid.CreateVersion7(), id, Guid.CreateVersion7(), UnitContent.Blank(request.Kind), user.PersonId, clock.GetUtcNow());
        var unit = new OutlineUnit(written.UnitId, written.Id, request.Kind, request.Title, Minutes: 0, IsRequired: true, Release.AtOnce);
        var outline = new CourseOutline([.. course.Outline.Modules.Select(module => module.Id == request.ModuleId ? module with { Units = [.. module.Units, unit] } : module)]);
        var known = outline.Units.ToDictionary(u => u.VersionId, u => (u.Id, u.Kind));
        course.Arrange(OutlineCheck.Checked(outline, known));
        db.UnitVersions.Add(written);
        await db.SaveCourseAsync(ct);
        return TypedResults.Ok(new Response(unit.Id, course.Version));
    }
}

/// <summary>The content of a unit of the draft, to be edited or looked at.</summary>
public static class GetUnit
{
    /// <param name="Html">As learners will see the text.</param>
    /// <param name="FileName">Of the chosen file; null without one.</param>
    /// <param name="FileAddress">Of the file of a file unit; null for others.</param>
    /// <param name="QuizQuestions">The fixed questions of a quiz; null for other kinds.</param>
    /// <param name="QuizDraws">From how many questions its parts are drawn; null for other kinds.</param>
    /// <param name="Version">Of the content.</param>
    public sealed record Response(
        UnitKind Kind,
        string Title,
        UnitDraft Draft,
        string Html,
        string? FileName,
        string? FileType,
        string? FileAddress,
        IReadOnlyList<QuizQuestionRow>? QuizQuestions,
        IReadOnlyList<QuizDrawRow>? QuizDraws,
        UnitVideo? Video,
        UnitScorm? Scorm,
        uint Version);

    public static async Task<Ok<Response>> Handle(Guid id, Guid unitId, AppDb db, QuizQuestions questions, UnitMedia media, CancellationToken ct)
    {
        var course = await db.CourseAsync(id, ct);
        var unit = course.Outline.Units.FirstOrDefault(u => u.Id == unitId) ?? throw new RuleBroken(CourseErrors.UnitNotFound);
        var version = await db.UnitVersions.AsNoTracking().SingleAsync(v => v.Id == unit.VersionId, ct);
        var file = version.FileId is { } fileId ? await db.StoredFiles.AsNoTracking().SingleAsync(f => f.Id == fileId, ct) : null;
        var quiz = version.Content as QuizContent;
        return TypedResults.Ok(new Response(
            unit.Kind, unit.Title, UnitDraft.Of(version.Content), version.Content.Html, file?.Name, file?.MediaType,
            unit.Kind == UnitKind.File && file is not null ? $"/api/courses/{id}/units/{unitId}/files/{file.Id}" : null,
            quiz is null ? null : await QuizQuestionRow.OfAsync(quiz, db, ct),
            quiz is null ? null : [.. (await questions.CountAsync(quiz, ct)).Select(count => new QuizDrawRow(count.Key, count.Value))],
            await media.DraftVideoAsync(id, unitId, version.Content, ct),
            await media.DraftScormAsync(version.Content, ct),
            version.Version));
    }
}

/// <summary>The file of a unit of the draft.</summary>
public static class GetDraftFile
{
    public static async Task<FileStreamHttpResult> Handle(Guid id, Guid unitId, Guid fileId, AppDb db, IFileStore store, HttpResponse response, CancellationToken ct) =>
        GetFile.SendWatchedInRanges(await db.FileOfUnitAsync((await db.DraftVersionAsync(id, unitId, ct)).Content, fileId, ct), store, response);
}

/// <summary>A part of the recording of a unit of the draft.</summary>
public static class GetDraftVideo
{
    public static async Task<FileStreamHttpResult> Handle(
        Guid id, Guid unitId, Guid fileId, string name, AppDb db, VideoFiles videos, Files files, IFileStore store, HttpResponse response, CancellationToken ct) =>
        await UnitVideo.SendAsync((await db.DraftVersionAsync(id, unitId, ct)).Content, fileId, name, videos, files, store, response, ct);
}

/// <summary>Writes the content of a unit. What learners see of an edition stays as it is: the draft then shows another version.</summary>
public static class SaveUnit
{
    /// <param name="Version">Of the content, as last read.</param>
    public sealed record Request(UnitDraft Draft, uint Version);

    /// <param name="Problems">Codes: what keeps it from being published.</param>
    /// <param name="Version">Of the content.</param>
    /// <param name="CourseVersion">Of the course: it changes when the draft shows another version now.</param>
    public sealed record Response(string Html, IReadOnlyList<string> Problems, uint Version, uint CourseVersion);

    public static async Task<Ok<Response>> Handle(
        Guid id,
        Guid unitId,
        Request request,
        AppDb db,
        TextRenderer texts,
        Files files,
        VideoFiles videos,
        PackageReader packages,
        QuizQuestions questions,
        CurrentUser user,
        TimeProvider clock,
        CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.HoldCourseAsync(id, ct);
        var course = await db.CourseAsync(id, ct);
        var unit = course.Outline.Units.FirstOrDefault(u => u.Id == unitId) ?? throw new RuleBroken(CourseErrors.UnitNotFound);
        var version = await db.UnitVersions.SingleAsync(v => v.Id == unit.VersionId, ct);
        if (version.Version != request.Version)
        {
            throw new RuleBroken(CourseErrors.Changed);
        }

        if (request.Draft.FileId is { } fileId && unit.Kind == UnitKind.File && !await db.IsOfLibraryAsync(fileId, ct))
        {
            await files.FindAsync(fileId, ct);
        }

        var isNewVideo = unit.Kind == UnitKind.Video && await IsNewVideoAsync(request.Draft, db, files, videos, ct);
        var isPublished = await IsInEditionAsync(db, id, version.Id, ct);
        var package = unit.Kind == UnitKind.Scorm && request.Draft.FileId is { } archive ? await packages.ReadAsync(archive, ct) : null;
        var content = request.Draft.Render(unit.Kind, texts, package);
        var written = version.Revise(content, isPublished, Guid.CreateVersion7(), user.PersonId, clock.GetUtcNow());
        if (written != version)
        {
            db.UnitVersions.Add(written);
            course.Arrange(course.Outline.With(unit with { VersionId = written.Id }));
        }

        await db.SaveCourseAsync(ct);
        await transaction.CommitAsync(ct);
        if (isNewVideo)
        {
            videos.Begin(request.Draft.FileId!.Value);
        }

        return TypedResults.Ok(new Response(content.Html, [.. content.Problems().Concat(content is QuizContent quiz ? await questions.ProblemsAsync(quiz, ct) : []).Select(p => p.Code)], written.Version, course.Version));
    }

    /// <summary>The large file may still be being read through: its conversion waits for that.</summary>
    /// <exception cref="RuleBroken">VideoExpected, PictureExpected, and what <see cref="Files.FindToReferToAsync"/> says.</exception>
    private static async Task<bool> IsNewVideoAsync(UnitDraft draft, AppDb db, Files files, VideoFiles videos, CancellationToken ct)
    {
        if (draft.Video?.PosterId is { } posterId && !FileKind.IsImage((await files.FindAsync(posterId, ct)).MediaType))
        {
            throw new RuleBroken(CourseErrors.PictureExpected);
        }

        if (draft.FileId is not { } fileId)
        {
            return false;
        }

        var film = await db.IsOfLibraryAsync(fileId, ct) ? await db.StoredFiles.AsNoTracking().SingleAsync(f => f.Id == fileId, ct) : await files.FindToReferToAsync(fileId, ct);
        return FileKind.IsVideo(film.MediaType) ? await videos.AskForAsync(fileId, ct) : throw new RuleBroken(CourseErrors.VideoExpected);
    }

    private static async Task<bool> IsInEditionAsync(AppDb db, Guid courseId, Guid versionId, CancellationToken ct) =>
        (await db.CourseEditions.AsNoTracking().Where(e => e.CourseId == courseId).Select(e => e.Outline).ToListAsync(ct)).Exists(o => o.Units.Any(u => u.VersionId == versionId));
}
