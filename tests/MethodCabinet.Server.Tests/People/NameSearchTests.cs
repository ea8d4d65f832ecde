using MethodCabinet.Server.Certificates;
using MethodCabinet.Server.Olympiads.Registrations;
using MethodCabinet.Server.Tests.Certificates;
using MethodCabinet.Server.Tests.Olympiads;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.People;

/// <summary>Lists other than that of people forgive the same in a name.</summary>
public sealed class NameSearchTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly string[] Surnames = ["Соколова", "Сокольская", "Ёлкина"];

    [Theory]
    [InlineData("сакалова", new[] { "Соколова" })]
    [InlineData("Анна Соколова", new[] { "Соколова" })]
    [InlineData("соколёва", new[] { "Соколова", "Сокольская" })]
    [InlineData("елкина", new[] { "Ёлкина" })]
    [InlineData("ЁЛК", new[] { "Ёлкина" })]
    [InlineData("соколова", new[] { "Соколова" })]
    [InlineData("сокольская", new[] { "Сокольская" })]
    [InlineData("мухаметов", new string[0])]
    [InlineData(" .", new[] { "Ёлкина", "Соколова", "Сокольская" })]
    public async Task Candidates_and_entries_are_found_in_spite_of_slips_and_among_their_own_only(string search, string[] expected)
    {
        // Whoever is called so elsewhere does not keep the nearly called from being found here.
        var (methodist, school, olympiad) = await app.WithDbAsync(async db =>
        {
            var (by, own, other) = (db.AddMethodist(), db.AddSchool(), db.AddSchool());
            var set = db.AddOlympiad(by);
            foreach (var name in Surnames)
            {
                db.AddRegistration(set, db.AddPupil(own, lastName: name), own);
            }

            db.AddRegistration(db.AddOlympiad(by), db.AddPupil(other, lastName: "Сакалова"), other);
            await db.SaveChangesAsync();
            return (by.Id, own.Id, set.Id);
        });
        var client = app.As(methodist);
        var query = $"search={Uri.EscapeDataString(search)}";

        var candidates = await client.ReadAsync<ListCandidates.Response>($"/api/olympiads/{olympiad}/candidates?organizationId={school}&{query}");
        var entries = await client.ReadAsync<ListRegistrations.Response>($"/api/olympiads/{olympiad}/registrations?{query}");

        Assert.Equal(expected, candidates.Items.Select(i => i.LastName).Order(StringComparer.CurrentCulture).ToArray());
        Assert.Equal(expected, entries.Items.Select(i => i.LastName).Order(StringComparer.CurrentCulture).ToArray());
        Assert.Equal((expected.Length, expected.Length), (candidates.Total, entries.Total));
    }

    [Fact]
    public async Task Documents_are_found_by_the_names_in_any_order_with_slips_or_by_the_number()
    {
        var scene = await DiplomaScene.CreateAsync(app);
        var client = app.As(scene.Methodist);
        await scene.IssueAsync(client);
        var number = await app.WithDbAsync(db => db.Of(scene.Olympiad).Where(c => c.Text.Holder.StartsWith("Белова")).Select(c => c.Number).SingleAsync());

        foreach (var search in new[] { "анна белова", "БЁЛОВА", "билова", number[3..].ToLowerInvariant() })
        {
            var found = await client.ReadAsync<ListCertificates.Response>($"/api/certificates?olympiadId={scene.Olympiad}&search={Uri.EscapeDataString(search)}");
            Assert.True(found.Total == 1 && found.Items.Single().Number == number, $"{search}: {string.Join(", ", found.Items.Select(i => i.Holder))}");
        }
    }
}
