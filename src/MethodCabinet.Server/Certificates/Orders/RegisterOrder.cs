using MethodCabinet.Domain;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Server.Certificates.Office;
using MethodCabinet.Server.Courses;
using MethodCabinet.Server.Courses.Orders;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Certificates.Orders;

/// <summary>Registers an order that was signed: it does what it says to all whom it names in one transaction, and the document is kept as it was.</summary>
public static class RegisterOrder
{
    /// <param name="Number">«112-о».</param>
    public sealed record Request(string Number, DateOnly SignedOn);

    public static async Task<NoContent> Handle(
        Guid id, Request request, AppDb db, Templates templates, Files files, CurrentUser user, SiteSettings site, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.CohortOrders.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, ct) ?? throw new RuleBroken(CourseErrors.OrderNotFound);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);

        // Whoever registers the same order waits here and finds it registered.
        await db.HoldCohortAsync(found.CohortId, ct);
        var order = await db.CohortOrders.SingleOrDefaultAsync(o => o.Id == id, ct) ?? throw new RuleBroken(CourseErrors.OrderNotFound);
        var cohort = await db.Cohorts.AsNoTracking().SingleAsync(c => c.Id == order.CohortId, ct);
        var (now, fileId) = (clock.GetUtcNow(), Guid.NewGuid());
        order.Register(request.Number, request.SignedOn, site.DayOf(now), fileId, user.PersonId, now);
        var kind = OrderValues.KindOf(order.Kind);
        var document = TemplateText.Fill(await templates.ReadAsync(kind, ct), await OrderValues.ReadAsync(db, order, order.Number, order.SignedOn, site, ct));
        using var content = new MemoryStream(document);
        db.StoredFiles.Add(await files.WritePrivateAsync(await Files.ExamineAsync(Templates.FileNameOf(kind), content, ct), content, user.PersonId, fileId, ct));
        await OrderEffects.ApplyAsync(db, order, cohort, site.DayOf(now), now, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>The document of an order: as it was registered, or of a draft as it would be, with blanks for number and date.</summary>
public static class GetOrderDocument
{
    public static async Task<FileContentHttpResult> Handle(
        Guid id, AppDb db, CurrentUser user, Templates templates, IFileStore store, Audit audit, SiteSettings site, CancellationToken ct)
    {
        var order = await db.CohortOrders.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, ct) ?? throw new RuleBroken(CourseErrors.OrderNotFound);
        await db.TutoredCohortAsync(order.CohortId, user, ct);
        var kind = OrderValues.KindOf(order.Kind);
        byte[] document;
        if (order.FileId is { } file)
        {
            using var content = new MemoryStream();
            await Files.ReachAsync(() => store.CopyToAsync(file, content, ct), ct);
            document = content.ToArray();
        }
        else
        {
            document = TemplateText.Fill(await templates.ReadAsync(kind, ct), await OrderValues.ReadAsync(db, order, "", null, site, ct));
        }

        audit.Record("cohort.exported", order.CohortId, new { order = id });
        await db.SaveChangesAsync(ct);
        return TypedResults.File(document, Templates.Docx, Templates.FileNameOf(kind));
    }
}
