using CsCheck;
using MethodCabinet.Domain.Materials.Library;
using MethodCabinet.Domain.People;

namespace MethodCabinet.Domain.Tests.Materials.Library;

public sealed class MaterialTests
{
    private static readonly Guid Author = Guid.Parse("0199d0c0-0000-7000-8000-000000000001");
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_proposal_goes_to_review_back_with_a_remark_and_to_its_readers()
    {
        var material = Draft();
        material.Submit(hasFiles: true, Now);
        material.Return(" Добавьте ответы к задачам. ");
        Assert.Equal((MaterialState.Draft, "Добавьте ответы к задачам."), (material.State, material.Remark));

        material.Submit(hasFiles: true, Now.AddDays(1));
        material.Publish(hasFiles: true, null, Now.AddDays(2));
        Assert.Equal((MaterialState.Published, "", Now.AddDays(2)), (material.State, material.Remark, material.PublishedAt));

        material.Withdraw("Устарело");
        material.Publish(hasFiles: true, null, Now.AddDays(9));
        Assert.Equal(Now.AddDays(2), material.PublishedAt);
        Assert.Equal(LibraryErrors.WasPublished, Assert.Throws<RuleBroken>(material.CheckDeletable).Error);
    }

    [Fact]
    public void Nothing_is_shown_to_others_before_it_is_whole()
    {
        Assert.Equal(LibraryErrors.RightsMissing, Refused(Draft(PrintedFormTests.Blank with { Rights = " " })));
        Assert.Equal(LibraryErrors.SourceMissing, Refused(Draft(PrintedFormTests.Blank with { Kind = MaterialKind.Article })));
        Assert.Equal(LibraryErrors.ContentMissing, Refused(Draft(PrintedFormTests.Blank with { Kind = MaterialKind.Video })));
        Assert.Equal(LibraryErrors.StateWrong, Assert.Throws<RuleBroken>(() => Draft().Withdraw("Устарело")).Error);
        Assert.Equal(LibraryErrors.StateWrong, Assert.Throws<RuleBroken>(() => Draft().Return("Почему?")).Error);

        static ErrorCode Refused(Material material)
        {
            Assert.Throws<RuleBroken>(() => material.Submit(hasFiles: false, Now));
            return Assert.Throws<RuleBroken>(() => material.Publish(hasFiles: false, null, Now)).Error;
        }
    }

    public static TheoryData<MaterialDescription, ErrorCode> Wrong() => new()
    {
        { PrintedFormTests.Blank with { Title = " " }, LibraryErrors.TitleMissing },
        { PrintedFormTests.Blank with { Title = new string('а', 501) }, LibraryErrors.TextTooLong },
        { PrintedFormTests.Blank with { Year = 2028 }, LibraryErrors.YearWrong },
        { PrintedFormTests.Blank with { GradeFrom = 8, GradeTo = 5 }, LibraryErrors.GradesWrong },
        { PrintedFormTests.Blank with { GradeFrom = 8 }, LibraryErrors.GradesWrong },
        { PrintedFormTests.Blank with { Url = "javascript:alert(1)" }, LibraryErrors.UrlWrong },
        { PrintedFormTests.Blank with { Isbn = "978-5-09-071651-1" }, LibraryErrors.IsbnWrong },
        { PrintedFormTests.Blank with { Issn = "0317-8472" }, LibraryErrors.IssnWrong },
        { PrintedFormTests.Blank with { Language = "русский" }, LibraryErrors.LanguageWrong },
        { PrintedFormTests.Blank with { Keywords = [.. Enumerable.Range(0, 31).Select(n => $"слово {n}")] }, LibraryErrors.ListTooLong },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_description_that_cannot_be_true_is_refused(MaterialDescription given, ErrorCode error) => Assert.Equal(error, Assert.Throws<RuleBroken>(() => Draft(given)).Error);

    [Theory]
    [InlineData("978-5-09-071651-2", true)]
    [InlineData("5-02-013850-9", true)]
    [InlineData("0-8044-2957-X", true)]
    [InlineData("0-8044-2957-1", false)]
    [InlineData("X-8044-2957-0", false)]
    public void An_isbn_is_checked_by_its_digit(string isbn, bool isTrue) => Assert.Equal(isTrue, StandardNumbers.IsIsbn(isbn));

    [Fact]
    public void One_wrong_digit_of_an_isbn_is_found() =>
        Gen.Select(Gen.Int[0, 9].Array[12], Gen.Int[0, 12], Gen.Int[1, 9]).Sample((digits, place, more) =>
        {
            var check = (10 - (digits.Select((digit, index) => index % 2 == 0 ? digit : 3 * digit).Sum() % 10)) % 10;
            int[] isbn = [.. digits, check];
            Assert.True(StandardNumbers.IsIsbn(string.Concat(isbn)));
            isbn[place] = (isbn[place] + more) % 10;
            Assert.False(StandardNumbers.IsIsbn(string.Concat(isbn)));
        });

    [Fact]
    public void Each_level_reads_its_own_and_those_below()
    {
        foreach (var access in Enum.GetValues<MaterialAccess>())
        {
            var material = Draft(PrintedFormTests.Blank with { Access = access });
            Assert.True(Reader(Author, Role.Teacher).Sees(material) && Reader(Author, Role.Teacher).Edits(material));
            Assert.False(Reader(Guid.Empty, Role.Teacher).Sees(material));
            Assert.False(Reader(Author, Role.Pupil).Edits(material));
            Assert.True(Reader(Guid.Empty, Role.Methodist).Edits(material));

            material.Publish(hasFiles: false, null, Now);
            Assert.Equal(access == MaterialAccess.Everyone, LibraryReader.Of(null, false, new HashSet<Role>()).Sees(material));
            Assert.Equal(access == MaterialAccess.Everyone, LibraryReader.Of(Guid.Empty, false, new HashSet<Role>()).Sees(material));
            Assert.Equal(access <= MaterialAccess.SignedIn, Reader(Guid.Empty, Role.Pupil).Sees(material));
            Assert.Equal(access <= MaterialAccess.Teachers, Reader(Guid.Empty, Role.Teacher).Sees(material));
            Assert.True(Reader(Guid.Empty, Role.Head).Sees(material));
            Assert.False(Reader(Author, Role.Teacher).Edits(material));
        }
    }

    private static LibraryReader Reader(Guid person, Role role) => LibraryReader.Of(person, true, new HashSet<Role> { role });

    private static Material Draft(MaterialDescription? description = null)
    {
        var material = new Material { Id = Guid.Empty, CreatedById = Author, CreatedAt = Now };
        material.Describe(description ?? PrintedFormTests.Blank, Now.Year);
        return material;
    }
}
