namespace MethodCabinet.Domain.People;

/// <summary>Passwords of eight and more characters that head the published lists of leaked ones, worldwide and in Russia, and simple patterns.</summary>
public static class CommonPasswords
{
    private static readonly HashSet<string> Known = new(
        """
        12345678 123456789 1234567890 0123456789 0987654321 987654321 87654321 123123123 12341234 11223344 1122334455 12121212 123321123 1q2w3e4r 1q2w3e4r5t
        1qaz2wsx 1qazxsw2 q1w2e3r4 q1w2e3r4t5 qwertyui qwertyuiop qwerty123 qwerty12 qwerty1234 qwerty12345 123qweasd 123qwe123 qwe123qwe asdfghjkl asdfghjk
        zxcvbnm123 zxcvbnm1 qazwsxedc qazwsx123 1234qwer qwer1234 asdf1234 abcd1234 abc12345 abcdefgh abcdefg1 a1b2c3d4 a123456789 1a2b3c4d password password1
        password12 password123 passw0rd p@ssw0rd p@ssword pa55word iloveyou iloveyou1 sunshine princess football baseball superman batman123 starwars
        dragon123 monkey123 michelle computer internet whatever trustno1 welcome1 letmein1 letmein123 admin123 administrator adminadmin rootroot master123
        samsung1 samsung123 minecraft minecraft1 roblox123 pokemon123 spiderman barcelona liverpool chelsea1 juventus manchester realmadrid
        йцукенгш йцукенгшщз йцукен123 йцукен12 пароль12 пароль123 пароль1234 любовь123 привет123 приветик наташа123 максимка спартак1 спартак123 зенит123
        россия123 солнышко котик123 ghbdtn123 ghbdtnbr gfhjkm123 gfhjkm12 gfhjkm1234 yfnfif123 vfrcbvrf cgfhnfr1 hjccbz123 cjkysirj k.,jdm123 fylhtq123
        privet123 privetik natasha1 natasha123 nastya123 sergey123 dima12345 maksim123 marina123 vladimir aleksandr alexander ekaterina svetlana tatyana1
        spartak1 spartak123 zenit123 lokomotiv rossiya1 rossiya123 moskva123 russia123 olimpiada olimpiada1 олимпиада школа123 школа1234 shkola123 school123
        uchitel1 ученик123 qwertyqwerty parol123 parol1234 parol12345 11111111a a11111111 zaq12wsx zaq1zaq1 !qaz2wsx 1234567q q1234567 q12345678 1234567a a1234567 a12345678
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
        StringComparer.OrdinalIgnoreCase);

    public static bool Contain(string password) => Known.Contains(password) || IsPattern(password);

    /// <summary>«aaaaaaaa», «abababab», «23456789», «hgfedcba»: at most two characters repeated, or a run.</summary>
    private static bool IsPattern(string password)
    {
        if (password.Distinct().Count() <= 2)
        {
            return true;
        }

        var steps = password.Zip(password.Skip(1), (a, b) => b - a).Distinct().ToList();
        return steps is [1] or [-1];
    }
}
