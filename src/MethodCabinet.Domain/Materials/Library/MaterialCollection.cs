namespace MethodCabinet.Domain.Materials.Library;

/// <summary>Materials that the staff has put together, in an order that means something.</summary>
public sealed class MaterialCollection : IAudited
{
    public const int MaxItems = 200;

    public required Guid Id { get; init; }

    public string Title { get; private set; } = "";

    /// <summary>What it is for; plain text.</summary>
    public string Text { get; private set; } = "";

    public required DateTimeOffset CreatedAt { get; init; }

    public uint Version { get; private init; }

    public void Describe(string title, string text)
    {
        (title, text) = (title.Trim(), text.Trim());
        if (title.Length is 0 or > DescriptionCheck.MaxTitle)
        {
            throw new RuleBroken(title.Length == 0 ? LibraryErrors.TitleMissing : LibraryErrors.TextTooLong);
        }

        if (text.Length > DescriptionCheck.MaxAnnotation)
        {
            throw new RuleBroken(LibraryErrors.TextTooLong);
        }

        (Title, Text) = (title, text);
    }
}

/// <summary>A material's place in a collection.</summary>
public sealed class CollectionItem
{
    public required Guid CollectionId { get; init; }

    public required Guid MaterialId { get; init; }

    /// <summary>From 0.</summary>
    public required int Position { get; init; }
}
