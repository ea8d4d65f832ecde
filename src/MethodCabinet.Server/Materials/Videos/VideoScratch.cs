namespace MethodCabinet.Server.Materials.Videos;

/// <summary>Where recordings lie while their qualities are made.</summary>
public sealed record VideoScratch(string Folder);
