namespace MethodCabinet.Server.Materials.Unused;

/// <summary>A table whose texts never keep a file in use. All other tables are looked through, those that come later by themselves.</summary>
/// <param name="Table">With its schema.</param>
public sealed record TextsWithoutFiles(string Table);
