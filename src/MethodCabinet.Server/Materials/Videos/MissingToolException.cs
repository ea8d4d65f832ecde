namespace MethodCabinet.Server.Materials.Videos;

/// <summary>A program that recordings need is not on this machine.</summary>
public sealed class MissingToolException(string program, Exception cause) : Exception($"There is no program '{program}'.", cause);
