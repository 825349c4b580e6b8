namespace OerPortal.Cms.Outside;

/// <summary>Addresses that may be asked or shown: http and https, without a user in them.</summary>
public static class OutsideAddress
{
    private const int Longest = 2000;

    /// <summary>The address as one may write it down or link to it; null for what is none.</summary>
    public static Uri? Read(string? text)
    {
        var written = text?.Trim() ?? "";
        return written.Length is > 0 and <= Longest && Uri.TryCreate(written, UriKind.Absolute, out var address) && IsFit(address) ? address : null;
    }

    /// <summary>As people paste it: also without a scheme.</summary>
    public static Uri? ReadPasted(string? text)
    {
        var written = text?.Trim() ?? "";
        return Read(written.Contains("://", StringComparison.Ordinal) ? written : $"https://{written}");
    }

    /// <exception cref="OutsideTroubleException">It may not be asked.</exception>
    public static void Demand(Uri address)
    {
        if (!address.IsAbsoluteUri || !IsFit(address))
            throw new OutsideTroubleException("address", address.IsAbsoluteUri ? address.Scheme : "");
    }

    private static bool IsFit(Uri address)
        => address.Scheme is "http" or "https" && address.Host.Length > 0 && address.UserInfo.Length == 0 && address.AbsoluteUri.Length <= Longest * 2;
}
