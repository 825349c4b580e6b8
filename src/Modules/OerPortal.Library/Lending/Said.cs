using System.Text.Json;

namespace OerPortal.Library.Lending;

/// <summary>What the desk says about what was just done; told once, on the next page.</summary>
/// <param name="Key">Of the sentence, below <c>library.said</c>.</param>
/// <param name="Sound">How it sounds and looks: <c>good</c>, <c>warn</c>, <c>bad</c>.</param>
/// <param name="Undo">The loan whose last step can be taken back.</param>
/// <param name="Aside">For whom a copy is to be set aside, of which class, and until when.</param>
/// <param name="Despite">What the librarian may do all the same: the copy to lend, or the loan to renew.</param>
internal sealed record Said(string Key, string[] Arguments, string Sound, Guid? Undo = null, Guid? Despite = null, string[]? Aside = null)
{
    internal string Written => JsonSerializer.Serialize(this);

    internal static Said? Read(string? written) => written is null ? null : JsonSerializer.Deserialize<Said>(written);

    internal static Said Good(string key, Guid? undo, params string[] arguments) => new(key, arguments, "good", undo);

    internal static Said Bad(string key, params string[] arguments) => new(key, arguments, "bad");
}
