using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Assessment.Receipts;
using MethodCabinet.Server.Courses.Readiness;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace MethodCabinet.Server.Data.Seed;

/// <summary>Writes what the product cannot do without; may run at any time, by several processes at once.</summary>
public sealed class RequiredSeed(AppDb db, SiteSettings site, IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>
    /// The 24 subjects of the всероссийская олимпиада школьников: order of the Ministry of Education 678 of 27.11.2020, as amended (труд and ОБЗР are the present names).
    /// </summary>
    private static readonly (string Code, string Name)[] Subjects =
    [
        ("english", "Английский язык"),
        ("astronomy", "Астрономия"),
        ("biology", "Биология"),
        ("geography", "География"),
        ("informatics", "Информатика"),
        ("art", "Искусство (МХК)"),
        ("spanish", "Испанский язык"),
        ("history", "История"),
        ("italian", "Итальянский язык"),
        ("chinese", "Китайский язык"),
        ("literature", "Литература"),
        ("mathematics", "Математика"),
        ("german", "Немецкий язык"),
        ("social-studies", "Обществознание"),
        ("safety", "Основы безопасности и защиты Родины"),
        ("law", "Право"),
        ("russian", "Русский язык"),
        ("technology", "Труд (технология)"),
        ("physics", "Физика"),
        ("physical-education", "Физическая культура"),
        ("french", "Французский язык"),
        ("chemistry", "Химия"),
        ("ecology", "Экология"),
        ("economics", "Экономика"),
    ];

    public async Task RunAsync()
    {
        string[] codes = [.. Subjects.Select(s => s.Code)], names = [.. Subjects.Select(s => s.Name)];
        await db.Database.ExecuteSqlAsync($"""
            insert into olympiads.subjects (code, name, is_own, is_retired)
            select code, name, false, false from unnest({codes}, {names}) as given (code, name) on conflict do nothing
            """);

        var year = Season.StartYearOf(site.DayOf(clock.GetUtcNow()));
        foreach (var season in Enumerable.Range(year - 1, 3).Select(start => Season.Starting(Guid.CreateVersion7(), start)))
        {
            await db.Database.ExecuteSqlAsync($"""
                insert into olympiads.seasons (id, name, "from", "to") values ({season.Id}, {season.Name}, {season.From}, {season.To}) on conflict do nothing
                """);
        }

        if (!await db.CompetenceFrameworks.AnyAsync())
        {
            db.CompetenceFrameworks.Add(DefaultFramework.Make());
            try
            {
                await db.SaveChangesAsync();
            }
            catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
            {
                // Another process was first.
                db.ChangeTracker.Clear();
            }
        }

        if (!await db.ReceiptKeys.AnyAsync())
        {
            var first = ReceiptSigner.NewKey(protection, clock.GetUtcNow());
            await db.Database.ExecuteSqlAsync($"""
                insert into olympiads.receipt_keys (id, public_key, protected_private_key, created_at)
                values ({first.Id}, {first.PublicKey}, {first.ProtectedPrivateKey}, {first.CreatedAt}) on conflict do nothing
                """);
        }
    }
}
