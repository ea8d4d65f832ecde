using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Setup;

/// <summary>Changes what the olympiad is called and when one registers. The season stays: copy into another one.</summary>
public static class EditOlympiad
{
    /// <param name="Version">As last read.</param>
    /// <param name="LateAcceptMinutes">See <see cref="Olympiad.LateAcceptMinutes"/>.</param>
    public sealed record Request(
        string SubjectCode,
        Stage Stage,
        string Title,
        DateTimeOffset RegistrationOpensAt,
        DateTimeOffset RegistrationClosesAt,
        bool SelfRegistration,
        uint Version,
        int LateAcceptMinutes = 0);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, CancellationToken ct)
    {
        OlympiadPlan.CheckRegistrationPeriod(request.RegistrationOpensAt, request.RegistrationClosesAt);
        LateDeliveries.CheckAcceptMinutes(request.LateAcceptMinutes);
        var olympiad = await db.Olympiads.SingleOrDefaultAsync(o => o.Id == id, ct).OrNotFound();
        OlympiadPlan.CheckEditable(olympiad);
        await CreateOlympiad.CheckSubjectAsync(db, request.SubjectCode, ct, olympiad.SubjectCode);
        db.ExpectVersion(olympiad, request.Version);
        olympiad.SubjectCode = request.SubjectCode;
        olympiad.Stage = request.Stage;
        olympiad.Title = OlympiadPlan.Title(request.Title);
        olympiad.RegistrationOpensAt = request.RegistrationOpensAt;
        olympiad.RegistrationClosesAt = request.RegistrationClosesAt;
        olympiad.SelfRegistration = request.SelfRegistration;
        olympiad.LateAcceptMinutes = request.LateAcceptMinutes;
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
