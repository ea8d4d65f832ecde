namespace MethodCabinet.Domain;

/// <summary>Every change of such an entity goes into the audit log: who, when, what, from what to what.</summary>
#pragma warning disable CA1040 // a marker is exactly what is meant
public interface IAudited;
#pragma warning restore CA1040
