using System.Text.RegularExpressions;

namespace MethodCabinet.Server.Tests.Platform;

/// <summary>Modules meet in one direction (docs/decisions/0001). Read from the sources, because the compiler does not keep namespaces apart.</summary>
public sealed partial class ArchitectureTests
{
    /// <summary>Module → the modules that its code may name, in the domain and in the server alike.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Platform"] = ["Data", "People"],
        ["People"] = ["Platform", "Data"],
        ["Materials"] = ["Platform", "Data", "People"],
        ["Assessment"] = ["Platform", "Data", "People", "Materials"],
        ["Olympiads"] = ["Platform", "Data", "People", "Materials", "Assessment"],
        ["Lessons"] = ["Platform", "Data", "People", "Materials", "Assessment"],
        ["Courses"] = ["Platform", "Data", "People", "Materials", "Assessment", "Lessons"],
        ["Certificates"] = ["Platform", "Data", "People", "Materials", "Assessment", "Olympiads", "Courses"],
        ["Exchange"] = ["Platform", "Data", "People", "Materials", "Assessment", "Courses", "Certificates"],
        ["Data"] = ["Platform", "People", "Materials", "Assessment", "Olympiads", "Lessons", "Courses", "Certificates"],
    };

    private static readonly string[] Projects = ["MethodCabinet.Domain", "MethodCabinet.Server"];

    public static TheoryData<string> Modules => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Modules))]
    public void A_module_names_only_those_below_it(string module)
    {
        var wrong = Sources()
            .Where(source => source.Module == module)
            .SelectMany(source => Using().Matches(File.ReadAllText(source.Path)).Select(match => (source.Path, Named: match.Groups[1].Value)))
            .Where(found => found.Named != module && !Allowed[module].Contains(found.Named))
            .Select(found => $"{Path.GetFileName(found.Path)} names {found.Named}");

        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_folder_of_the_code_is_a_module_of_the_list() =>
        Assert.Equal([], Sources().Select(source => source.Module).Distinct().Except(Allowed.Keys));

    private static IEnumerable<(string Module, string Path)> Sources() =>
        from project in Projects
        let root = Path.Combine(TestPostgres.Repository, "src", project)
        from folder in Directory.EnumerateDirectories(root)
        let module = Path.GetFileName(folder)
        where module is not ("bin" or "obj" or "wwwroot" or "Properties")
        from file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        select (module, file);

    [GeneratedRegex(@"^using (?:static )?MethodCabinet\.(?:Domain|Server)\.(\w+)", RegexOptions.Multiline)]
    private static partial Regex Using();
}
