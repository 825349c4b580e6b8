namespace OerPortal.Resources.Outside;

/// <summary>An address that is not taken.</summary>
/// <param name="code">Of <c>resources.link.trouble.*</c>.</param>
/// <param name="detail">What goes into that sentence.</param>
internal sealed class LinkRefusedException(string code, string detail = "") : Exception(code)
{
    internal string Code { get; } = code;

    internal string Key => $"resources.link.trouble.{Code}";

    internal string Detail { get; } = detail;
}
