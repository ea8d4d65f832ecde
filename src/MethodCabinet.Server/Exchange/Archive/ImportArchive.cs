using MethodCabinet.Domain;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Readiness;
using MethodCabinet.Domain.Exchange;
using MethodCabinet.Domain.Exchange.Archive;
using MethodCabinet.Server.Assessment;
using MethodCabinet.Server.Certificates.Designs;
using MethodCabinet.Server.Courses.Authoring;
using MethodCabinet.Server.Courses.Readiness;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Materials.Archives;
using MethodCabinet.Server.Materials.Videos;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MethodCabinet.Server.Exchange.Archive;

/// <summary>Makes a new course of an archive, as a draft: with its units, files, questions and settings. What does not come is told by item; what contradicts itself is not taken at all.</summary>
public static class ImportArchive
{
    /// <param name="FileId">Of the archive, uploaded as a large file.</param>
    public sealed record Request(Guid FileId);

    public sealed record Response(Guid CourseId, ExchangeReport Report);

    public static async Task<Ok<Response>> Handle(
        Request request, AppDb db, Files files, StoredArchives archives, NewFiles stored, TextRenderer texts, QuestionContents contents, PackageReader packages, VideoFiles videos, CertificateDesigns designs,
        CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var archive = await ArchiveIn.OpenAsync(request.FileId, files, archives, ct);
        var now = clock.GetUtcNow();
        try
        {
            await archive.StoreAsync(stored, ct);
            var banks = new BanksIn(db, contents, user);
            await banks.TakeAsync(archive, stored, now, ct);
            var units = new UnitsIn(archive, banks, texts, packages);
            var modules = new List<(string Title, List<(ArchivedUnit Unit, UnitContent Content)> Units)>();
            foreach (var module in archive.Course.Modules)
            {
                modules.Add((module.Title, []));
                foreach (var unit in module.Units)
                {
                    modules[^1].Units.Add((unit, await units.TakeAsync(unit, ct)));
                }
            }

            var (described, log) = (archive.Course.Course, new ExchangeLog());
            var course = new Course { Id = Guid.CreateVersion7(), Audience = described.Audience, CreatedById = user.PersonId, CreatedAt = now };
            var summary = archive.Text(described.Summary, log);
            course.Describe(described.Title, summary, texts.Render(summary).Html, described.Hours, described.IsTemplate);
            course.IssueCertificates(described.IssuesCertificates, user.PersonId);
            var versions = modules.SelectMany(module => module.Units)
                .ToDictionary(unit => unit.Unit.Key, unit => new UnitVersion(Guid.CreateVersion7(), course.Id, Guid.CreateVersion7(), unit.Content, user.PersonId, now), StringComparer.Ordinal);
            var outline = new CourseOutline([.. modules.Select(module => new CourseModule(Guid.CreateVersion7(), module.Title, [.. module.Units.Select(unit => UnitsIn.OutlineOf(unit.Unit, versions))]))]);
            course.Arrange(OutlineCheck.Checked(outline, versions.Values.ToDictionary(version => version.Id, version => (version.UnitId, version.Content.Kind))));
            var lines = new List<ExchangeLine> { log.Line(ExchangePart.Course, course.Title) };
            lines.AddRange(units.Lines);
            lines.AddRange(banks.Lines);
            if (archive.Course.Grading is { } grading)
            {
                course.PlanGrading(new(
                    grading.Weights.ToDictionary(weight => versions[weight.Key].UnitId, weight => weight.Value), grading.DropLowest, grading.PassPercent,
                    grading.Formula ?? "", grading.Codes?.ToDictionary(code => versions[code.Key].UnitId, code => code.Value)));
                lines.Add(new ExchangeLog().Line(ExchangePart.Grading, ""));
            }

            if (archive.Course.Readiness is { } readiness)
            {
                lines.Add(await SaveReadinessAsync(readiness, course.Id, archive, versions, units, db, ct));
            }

            db.Courses.Add(course);
            db.UnitVersions.AddRange(versions.Values);
            var begun = new List<Guid>();
            await stored.SaveAsync(
                db,
                async () =>
                {
                    if (archive.Course.Certificate is { } design)
                    {
                        lines.Add(await SaveDesignAsync(design, course.Id, archive, db, designs, user, now, ct));
                    }

                    foreach (var video in versions.Values.Select(version => version.Content).OfType<VideoContent>().Select(video => video.FileId).OfType<Guid>().Distinct())
                    {
                        if (await videos.AskForAsync(video, ct))
                        {
                            begun.Add(video);
                        }
                    }
                },
                ct);
            begun.ForEach(videos.Begin);
            return TypedResults.Ok(new Response(course.Id, new(lines)));
        }
        catch
        {
            await stored.GiveUpAsync();
            throw;
        }
    }

    private static async Task<ExchangeLine> SaveReadinessAsync(
        ArchivedReadiness archived, Guid courseId, ArchiveIn archive, Dictionary<string, UnitVersion> versions, UnitsIn units, AppDb db, CancellationToken ct)
    {
        var (log, framework) = (new ExchangeLog(), await db.FrameworkAsync(ct));
        var (develops, checks) = ReadinessExchange.In(archived, framework, versions.ToDictionary(version => version.Key, version => version.Value.UnitId), units.Items, archive.Course.Modules.SelectMany(module => module.Units).ToDictionary(unit => unit.Key, unit => unit.Title), log);
        if (develops.Count == 0 && checks.Count == 0)
        {
            return log.Line(ExchangePart.Readiness, "", isLeftOut: true);
        }

        var readiness = new CourseReadiness { CourseId = courseId };
        readiness.Set(develops, checks, framework, checks.Select(check => (check.UnitId, check.ItemId)).ToHashSet());
        db.CourseReadiness.Add(readiness);
        return log.Line(ExchangePart.Readiness, "");
    }

    private static async Task<ExchangeLine> SaveDesignAsync(
        ArchivedDesign archived, Guid courseId, ArchiveIn archive, AppDb db, CertificateDesigns designs, CurrentUser user, DateTimeOffset now, CancellationToken ct)
    {
        var log = new ExchangeLog();
        var design = new CertificateDesign(archived.Heading, archived.Subheading, archived.Lines, archived.Signatories, archived.Accent, archive.File(archived.Background, log)?.Id);
        try
        {
            design.Check(ofContest: false, CertificateKind.Completion);
            using var background = await designs.BackgroundAsync(design, ct);
        }
        catch (RuleBroken broken)
        {
            log.Note(ExchangeReason.DesignRefused, broken.Error.Code);
            return log.Line(ExchangePart.Certificate, archived.Heading, isLeftOut: true);
        }

        db.SavedDesigns.Add(new SavedDesign
        {
            Id = Guid.CreateVersion7(),
            CourseId = courseId,
            ForContests = false,
            Kind = CertificateKind.Completion,
            Design = design,
            SavedById = user.PersonId,
            SavedAt = now,
            IsCurrent = true,
        });
        await db.SaveChangesAsync(ct);
        return log.Line(ExchangePart.Certificate, design.Heading);
    }
}
