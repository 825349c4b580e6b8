using Xunit.v3;

namespace OerPortal.Tests;

/// <summary>Rows of <c>tests/bad-inputs.tsv</c> that a test shows; <c>docs/bad-inputs.md</c> is made from them (<c>npm run bad-inputs</c>).</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BadInputAttribute(params int[] rows) : Attribute, ITraitAttribute
{
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() =>
        [.. rows.Select(row => KeyValuePair.Create("bad-input", row.ToString(System.Globalization.CultureInfo.InvariantCulture)))];
}
