namespace OerPortal.Reports.Tests;

internal static class Fields
{
    internal static IEnumerable<KeyValuePair<string, string>> Of(params (string Name, string Value)[] fields)
        => fields.Select(field => KeyValuePair.Create(field.Name, field.Value));
}
