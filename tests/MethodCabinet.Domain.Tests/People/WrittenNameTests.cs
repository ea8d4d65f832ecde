using MethodCabinet.Domain.People;

namespace MethodCabinet.Domain.Tests.People;

public sealed class WrittenNameTests
{
    [Theory]
    [InlineData("Иванова Мария Петровна", true)]
    [InlineData("Иванова М. П.", true)]
    [InlineData("М.П. Иванова", true)]
    [InlineData("Иванова Мария", true)]
    [InlineData("Мамедов Али Гасан оглы", true)]
    [InlineData("О’Нил-Петрова Анна", true)]
    [InlineData("де Ла Крус Анна", true)]
    [InlineData("Ии\u0306даль Е\u0308лка", true)]
    [InlineData("учитель", false)]
    [InlineData("Иванова", false)]
    [InlineData("М. П.", false)]
    [InlineData("Иванова М. П. учитель", false)]
    [InlineData("Иванова Мария (завуч)", false)]
    [InlineData("Школа № 5", false)]
    [InlineData("учитель математики", false)]
    [InlineData("оглы Мария", false)]
    [InlineData("", false)]
    public void A_name_is_a_surname_with_a_first_name_or_initials(string written, bool isName) => Assert.Equal(isName, WrittenName.IsName(written));

    [Theory]
    [InlineData("Алёхина Мария Петровна", true)]
    [InlineData("алехина  МАРИЯ", true)]
    [InlineData("Мария Петровна Алёхина", true)]
    [InlineData("Алёхина М. П.", true)]
    [InlineData("Але\u0308хина Мария", true)]
    [InlineData("М.П.Алехина", true)]
    [InlineData("Алехина М.", true)]
    [InlineData("Алёхина Мария П.", true)]
    [InlineData("Алёхина Марина Петровна", false)]
    [InlineData("Алёхина М. И.", false)]
    [InlineData("Алёхина П. М.", false)]
    [InlineData("Алёхин Мария Петровна", false)]
    [InlineData("Алёхина", false)]
    [InlineData("Петровна Мария", false)]
    public void A_written_name_is_known_whatever_its_order_case_and_initials(string written, bool isOf) =>
        Assert.Equal(isOf, WrittenName.IsOf(written, "Алёхина", "Мария", "Петровна"));

    [Fact]
    public void Who_has_no_patronymic_is_known_with_one_and_a_surname_may_have_two_words()
    {
        Assert.True(WrittenName.IsOf("Ли Анна Игоревна", "Ли", "Анна", ""));
        Assert.True(WrittenName.IsOf("Аль Хатиб О.", "аль Хатиб", "Омар", ""));
        Assert.False(WrittenName.IsOf("Хатиб О.", "аль Хатиб", "Омар", ""));
    }
}
