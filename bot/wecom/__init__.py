"""The WeCom app: encrypted callbacks in, passive replies and messages out (wecom.md)."""
