namespace OerPortal.Cms.Security;

/// <summary>
/// Parts of addresses that open one thing for some hours to whoever has them, where no cookie says who asks. The same for everybody within
/// half of that time, so that browsers may keep what they have fetched.
/// </summary>
public interface IShortAddresses
{
    /// <summary>The part of the address, plain letters and signs of a path.</summary>
    string For(Guid thing);

    /// <summary>Whether it opens this thing now.</summary>
    bool Opens(string part, Guid thing);
}
