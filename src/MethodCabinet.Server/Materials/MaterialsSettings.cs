using System.ComponentModel.DataAnnotations;
using MethodCabinet.Server.Platform;

namespace MethodCabinet.Server.Materials;

/// <summary>Section <c>Materials</c>.</summary>
public sealed class MaterialsSettings : IValidatableObject
{
    /// <summary>
    /// A second address of this server, of another host than that of the site: programs of strangers (SCORM packages) run there and reach no session. Empty: such packages are not opened.
    /// </summary>
    public string ContentOrigin { get; set; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ContentOrigin.Length > 0 && !(SettingsRegistration.IsWebAddress(ContentOrigin) && new Uri(ContentOrigin).PathAndQuery == "/"))
        {
            yield return new ValidationResult("an address without a path is needed that begins with https:// or http://.", [nameof(ContentOrigin)]);
        }
    }
}
