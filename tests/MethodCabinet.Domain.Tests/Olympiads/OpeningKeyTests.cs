using CsCheck;
using MethodCabinet.Domain.Olympiads;

namespace MethodCabinet.Domain.Tests.Olympiads;

public sealed class OpeningKeyTests
{
    private static readonly Gen<OpeningKey> Keys = Gen.Byte.Array[OpeningKey.RandomLength].Select(random => OpeningKey.Of(random));

    [Theory]
    [InlineData("00000000000000000000", "0000-0000-0000-0000")]
    [InlineData("ffffffffffffffffffff", "ZZZZ-ZZZZ-ZZZZ-ZZZZ")]
    [InlineData("00443214c74254b635cf", "0123-4567-89AB-CDEF")]
    public void Bits_become_symbols(string random, string shown) => Assert.Equal(shown, OpeningKey.Of(Convert.FromHexString(random)).Grouped);

    [Fact]
    public void What_is_shown_is_read_again() => Keys.Sample(key => Assert.Equal(key, OpeningKey.Read(key.Grouped)));

    [Fact]
    public void Case_spaces_and_dashes_do_not_matter() => Gen.Select(Keys, Gen.OneOf(" ", "-", "–", "—", "\u00a0", "\t"), Gen.Int[0, 16], Gen.Bool).Sample((key, between, at, lower) =>
    {
        var typed = key.Symbols.Insert(at, between) + between;

        Assert.Equal(key, OpeningKey.Read(lower ? typed.ToLowerInvariant() : typed));
    });

    [Fact]
    public void Letters_that_are_heard_or_look_alike_are_forgiven() => Keys.Sample(key =>
    {
        Assert.Equal(key, OpeningKey.Read(Like("01", "Oi")));
        Assert.Equal(key, OpeningKey.Read(Like("01", "ol")));
        Assert.Equal(key, OpeningKey.Read(Like("ABCEHKM0PTYX", "АВСЕНКМОРТУХ")));

        string Like(string symbols, string typed) => string.Concat(key.Symbols.Select(one => symbols.Contains(one) ? typed[symbols.IndexOf(one)] : one));
    });

    [Fact]
    public void Different_bits_are_different_keys() => Gen.Select(Gen.Byte.Array[10], Gen.Byte.Array[10]).Sample((one, other) =>
        Assert.Equal(one.SequenceEqual(other), OpeningKey.Of(one) == OpeningKey.Of(other)));

    [Theory]
    [InlineData("")]
    [InlineData("0123-4567-89AB-CDE")]
    [InlineData("0123-4567-89AB-CDEF-G")]
    [InlineData("0123-4567-89AB-CDEU")]
    [InlineData("0123-4567-89AB-CDEЖ")]
    [InlineData("0123_4567_89AB_CDEF")]
    public void What_is_no_key_is_not_read(string typed) => Assert.Null(OpeningKey.Read(typed));

    [Fact]
    public void A_key_says_nothing_of_itself() => Keys.Sample(key => Assert.Equal("OpeningKey", $"{key}"));
}
