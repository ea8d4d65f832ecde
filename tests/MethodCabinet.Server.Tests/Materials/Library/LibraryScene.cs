using System.Security.Cryptography;
using System.Text;
using MethodCabinet.Domain.Materials.Library;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Materials.Library;
using MethodCabinet.Server.Tests.Olympiads;

namespace MethodCabinet.Server.Tests.Materials.Library;

/// <summary>The staff, a teacher, a pupil and a visitor before the library.</summary>
internal sealed class LibraryScene
{
    public static readonly MaterialDescription Blank = new(
        MaterialKind.Book, "Материал", "", [], [], "", "", "", null, "", "", "", "", "", "", "", "", null, "", [], null, null, [], "ru", "С разрешения автора", MaterialAccess.Everyone);

    private LibraryScene(HttpClient visitor, HttpClient methodist, HttpClient teacher, HttpClient pupil, Guid teacherId) =>
        (Visitor, Methodist, Teacher, Pupil, TeacherId) = (visitor, methodist, teacher, pupil, teacherId);

    public HttpClient Visitor { get; }

    public HttpClient Methodist { get; }

    public HttpClient Teacher { get; }

    public HttpClient Pupil { get; }

    public Guid TeacherId { get; }

    public static async Task<LibraryScene> CreateAsync(TestApp app)
    {
        var teacher = await app.CreatePersonAsync([Role.Teacher]);
        return new LibraryScene(
            app.CreateClient(), app.As((await app.CreatePersonAsync([Role.Methodist])).Id), app.As(teacher.Id), app.As((await app.CreatePersonAsync([Role.Pupil])).Id), teacher.Id);
    }

    /// <summary>Written and published by the staff.</summary>
    public async Task<Guid> PublishAsync(MaterialDescription description)
    {
        var id = await CreateAsync(Methodist, description);
        await PublishAsync(id);
        return id;
    }

    public async Task PublishAsync(Guid id) => (await Methodist.PostAsync($"/api/materials/{id}/publish", new { version = (await GetAsync(Methodist, id)).Version })).EnsureSuccessStatusCode();

    public static async Task<Guid> CreateAsync(HttpClient author, MaterialDescription description) => (await (await author.PostAsync("/api/materials/", description)).ReadAsync<CreateMaterial.Response>()).Id;

    public static Task<GetMaterial.Response> GetAsync(HttpClient reader, Guid id) => reader.ReadAsync<GetMaterial.Response>($"/api/materials/{id}");

    public static Task<SearchMaterials.Response> SearchAsync(HttpClient reader, string query, string filters = "") =>
        reader.ReadAsync<SearchMaterials.Response>($"/api/library/search?q={Uri.EscapeDataString(query)}{filters}");

    /// <summary>Titles in their order.</summary>
    public static async Task<string[]> TitlesAsync(HttpClient reader, string query, string filters = "") => [.. (await SearchAsync(reader, query, filters)).Items.Select(item => item.Card.Title)];

    /// <summary>As the page does it: stored in parts, read through, and added.</summary>
    public static async Task<AttachStoredFile.Response> UploadAsync(HttpClient author, Guid id, string name, byte[] content, int? number = null)
    {
        var sender = new LargeFileSender(author, content, name) { Fingerprint = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)) };
        var file = await sender.SendAsync();
        await sender.CheckedAsync();
        return await (await author.PostAsync($"/api/materials/{id}/stored-files", new AttachStoredFile.Request(file, number))).ReadAsync<AttachStoredFile.Response>();
    }

    public static Task<AttachStoredFile.Response> UploadAsync(HttpClient author, Guid id, string name, string text, int? number = null) => UploadAsync(author, id, name, Encoding.UTF8.GetBytes(text), number);

    /// <summary>How far the text of the newest version of a file has come.</summary>
    public static async Task<TextState> TextOf(HttpClient reader, Guid id, int number = 1) => (await GetAsync(reader, id)).Files.Single(file => file.Number == number).Revisions[0].Text;
}
