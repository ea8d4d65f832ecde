using CsCheck;
using MethodCabinet.Domain.Olympiads.Jury;

namespace MethodCabinet.Domain.Tests.Olympiads.Jury;

public sealed class CiphersTests
{
    [Fact]
    public void Numbers_are_distinct_and_none_is_taken() => Gen.Int[0, 300].Select(Gen.Int[0, 200], Gen.Int).Sample((count, issued, seed) =>
    {
        var random = new Random(seed);
        var taken = Ciphers.Numbers(issued, [], random.Next);
        var numbers = Ciphers.Numbers(count, taken, random.Next);
        Assert.Equal(count, numbers.Count);
        Assert.Equal(count + issued, numbers.Concat(taken).Distinct().Count());
    });

    [Fact]
    public void They_say_nothing_of_who_was_first_or_how_many_there_are()
    {
        var random = new Random(1);
        var numbers = Ciphers.Numbers(100, [], random.Next);
        Assert.All(numbers, number => Assert.InRange(number, 100, 999));
        // In order they would climb at nearly every step.
        Assert.InRange(numbers.Zip(numbers.Skip(1)).Count(pair => pair.First < pair.Second), 30, 70);
        Assert.All(Ciphers.Numbers(101, [], random.Next), number => Assert.InRange(number, 1_000, 9_999));
        // A work that comes later is not known by its cipher.
        Assert.InRange(Ciphers.Numbers(1, numbers, random.Next)[0], 100, 999);
    }

    [Theory]
    [InlineData("Биология", 8, 417, "Б8-417")]
    [InlineData("искусство (МХК)", 11, 1200, "И11-1200")]
    public void A_cipher_names_subject_and_grade(string subject, int grade, int number, string cipher)
    {
        Assert.Equal(cipher, Ciphers.Of(subject, grade, number));
        Assert.Equal(number, Ciphers.NumberOf(cipher));
    }
}
