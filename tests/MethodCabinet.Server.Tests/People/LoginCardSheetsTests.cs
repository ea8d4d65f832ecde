using MethodCabinet.Server.People;
using MethodCabinet.Server.Platform;
using UglyToad.PdfPig;

namespace MethodCabinet.Server.Tests.People;

public sealed class LoginCardSheetsTests
{
    private static readonly SiteSettings Site = new()
    {
        PublicUrl = "https://olympiads.metodkabinet-vesyegonsk.example.ru",
        Municipality = "Весьегонский муниципальный округ",
        Cabinet = "Методический кабинет Отдела образования администрации Весьегонского муниципального округа Тверской области",
        Signer = "И. С. Петрова",
    };

    /// <summary>Names have at most 60 letters each, logins 40.</summary>
    public static TheoryData<string> Names =>
    [
        "Соколова Анна Игоревна",
        "Константинопольский-Задунайский Владислав-Максимилиан Константинович",
        $"{new string('Щ', 60)} {new string('Ю', 60)} {new string('Ж', 60)}",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void Everything_stays_within_the_lines_to_cut_along_and_clear_of_the_code(string name)
    {
        using var document = Draw(new LoginCard(name, "11Б", "konstantinopolskii-zadunaiskii-vladislav", "7K3F-9QXD"));
        var page = document.GetPage(1);
        var code = page.Paths.MaxBy(path => path.Count)!.GetBoundingRectangle()!.Value;
        var text = page.Letters.Select(letter => letter.BoundingBox).ToList();
        var (right, bottom) = (page.Width / 2, page.Height * 4 / 5);

        Assert.All(text.Append(code), box => Assert.True(box.Left > 8 && box.Right < right - 8 && box.Bottom > bottom + 8 && box.Top < page.Height - 8, box.ToString()));
        Assert.All(text, box => Assert.True(box.Right < code.Left - 4 || box.Bottom > code.Top, box.ToString()));
    }

    [Fact]
    public void The_login_and_the_password_are_whole()
    {
        var login = new string('w', 40);
        using var document = Draw(new LoginCard("Соколова Анна Игоревна", "8А", login, "7K3F-9QXD"));

        var words = document.GetPage(1).GetWords().Select(word => word.Text).ToList();

        Assert.Contains(login, words);
        Assert.Contains("7K3F-9QXD", words);
    }

    private static PdfDocument Draw(LoginCard card)
    {
        using var file = new MemoryStream();
        LoginCardSheets.Write(file, [card], Site, DateTimeOffset.UnixEpoch);
        return PdfDocument.Open(file.ToArray());
    }
}
